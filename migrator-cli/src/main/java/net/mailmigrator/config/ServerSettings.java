package net.mailmigrator.config;

import net.mailmigrator.imap.Endpoint;

/** One IMAP side: the server, and how accounts log in there. */
public record ServerSettings(Endpoint endpoint, LoginTemplate login) {}
