package net.mailmigrator.mapping.quota;

import org.jspecify.annotations.Nullable;

/**
 * One account that draws on a contingent.
 *
 * @param usage what it holds, bytes
 * @param old its quota in the old system, bytes; null: it had none
 */
public record Share(long usage, @Nullable Long old) {}
