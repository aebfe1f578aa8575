package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/** Where mail lies on the old server: format ({@code maildir}, {@code mbox}, {@code mdbox}), path, and which machine. */
public record MailStore(
        @Nullable String format,
        @Nullable String path,
        @Nullable String node) {}
