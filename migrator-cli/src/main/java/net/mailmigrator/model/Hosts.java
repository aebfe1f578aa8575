package net.mailmigrator.model;

import org.jspecify.annotations.Nullable;

/** The names under which an account uses the old system (R1), lower case. */
public record Hosts(
        @Nullable String panel,
        @Nullable String mail,
        @Nullable String webmail) {}
