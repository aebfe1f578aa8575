package net.mailmigrator.journal;

/**
 * What a journal belongs to: hard facts about both sides; a difference is exit status 6.
 *
 * @param source {@code host:port} of the source's IMAP server as configured
 * @param target the same of the target
 * @param userForm how users are named on both sides, placeholders unexpanded: {@code ${login}*master -> ${login}}
 */
public record JournalIdentity(String batch, String source, String target, String userForm) {}
