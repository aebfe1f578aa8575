package net.mailmigrator.imap;

import java.util.Locale;

/** What is done otherwise than RFC 9051 would have it, because a server needs it. Names are stable: settings hold them. */
public enum Workaround {
    /** LIST without RETURN, and LSUB. */
    PLAIN_LIST("folders are listed without RETURN, which the server offers and does not understand"),
    /** The prefix that the names themselves show. */
    NAMESPACE_FROM_LIST(
            "the prefix of folder names is taken from the names, since the server tells none that fits them"),
    /** STATUS after SELECT or EXAMINE. */
    UIDNEXT_ASKED("UIDNEXT is asked for, since the server does not tell it when a folder is opened"),
    /** Opens without STORE, EXPUNGE and CLOSE; only \Recent changes (I2). */
    SELECT_TO_READ("folders are opened with SELECT, since EXAMINE gives no lasting UIDVALIDITY; nothing is written"),
    /** Partial FETCH for everything. */
    FETCH_IN_PIECES("messages are fetched in pieces, since the sizes that the server tells are far too small"),
    /** CREATE level by level. */
    PARENTS_FIRST("missing levels above a folder are created one by one, since the server makes none by itself");

    private final String meaning;

    Workaround(String meaning) {
        this.meaning = meaning;
    }

    /** The name in settings and reports: {@code plain-list}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** What is done and why, for people, on one line without a full stop. */
    public String meaning() {
        return meaning;
    }
}
