package net.mailmigrator.config;

import java.util.List;

/** What {@code decisions.yaml} holds: answers to findings, and losses of single messages that are accepted. */
public record GivenDecisions(List<GivenDecision> answers, List<AcceptedMessage> messages) {
    public GivenDecisions {
        answers = List.copyOf(answers);
        messages = List.copyOf(messages);
    }
}
