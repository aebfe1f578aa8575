package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/**
 * Mail that the old system fetches from elsewhere into an account. Its password is not read.
 *
 * @param type as {@code POP3} or {@code IMAP}
 * @param keep whether it stays at the other server
 * @param folder where it is put; null: the inbox
 */
public record Collector(
        String type,
        String host,
        @Nullable Integer port,
        boolean tls,
        @Nullable String user,
        boolean keep,
        @Nullable String folder,
        boolean active) {}
