package net.mailmigrator.imap;

import java.util.Locale;

/** What is done otherwise than RFC 9051 would have it, because a server needs it. Names are stable: settings hold them. */
public enum Workaround {
    /** LIST without RETURN, and LSUB. */
    PLAIN_LIST(
            "folders are listed without RETURN, which the server offers and does not understand",
            "LIST with RETURN is answered with BAD, or refused for good"),
    /** The prefix that the names themselves show. */
    NAMESPACE_FROM_LIST(
            "the prefix of folder names is taken from the names, since the server tells none that fits them",
            "there is no NAMESPACE and everything lies below INBOX, or no folder lies in the namespaces told"),
    /** STATUS after SELECT or EXAMINE. */
    UIDNEXT_ASKED(
            "UIDNEXT is asked for, since the server does not tell it when a folder is opened",
            "a folder is opened without UIDNEXT"),
    /** Opens without STORE, EXPUNGE and CLOSE; only \\Recent changes (I2). */
    SELECT_TO_READ(
            "folders are opened with SELECT, since EXAMINE gives no lasting UIDVALIDITY; nothing is written",
            "EXAMINE gives no UIDVALIDITY, another one than STATUS, or UIDNOTSTICKY"),
    /** Partial FETCH for everything. */
    FETCH_IN_PIECES(
            "messages are fetched in pieces, since the sizes that the server tells are far too small",
            "an answer is far larger than the sizes told before"),
    /** APPEND without the \Seen that the source has set because the message was fetched. */
    SEEN_LEFT_OFF(
            "messages that were unread go without \\Seen, since the source marks what is only looked at",
            "all of several unread messages that are fetched at once come back as read"),
    /** CREATE level by level. */
    PARENTS_FIRST(
            "missing levels above a folder are created one by one, since the server makes none by itself",
            "a folder is refused, not for lack of permission or room or for its name, and a level above it is missing"),
    /** STORE after APPEND, once. */
    FLAGS_STORED(
            "flags are set again after APPEND, since the server forgets some that APPEND names",
            "a message just appended lacks a flag that it was sent with"),
    /** APPEND and STORE without \\Deleted. */
    DELETED_LEFT_OFF(
            "messages go without \\Deleted, since the server takes them away at once because of it",
            "the server offers X-GM-EXT-1, as Gmail does");

    private final String meaning;
    private final String sign;

    Workaround(String meaning, String sign) {
        this.meaning = meaning;
        this.sign = sign;
    }

    /** The name in settings and reports: {@code plain-list}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is done and why, for people, on one line without a full stop. */
    public String meaning() {
        return meaning;
    }

    /** What a server shows that needs it, for people, on one line without a full stop. */
    public String sign() {
        return sign;
    }
}
