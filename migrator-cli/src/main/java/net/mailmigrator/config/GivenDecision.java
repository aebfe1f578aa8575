package net.mailmigrator.config;

import net.mailmigrator.plan.Decision;

/**
 * An entry of {@code decisions.yaml}.
 *
 * @param place file and line, for messages to people
 */
public record GivenDecision(Decision decision, String by, String why, String place) {}
