package net.mailmigrator.imap;

import net.mailmigrator.model.MailException;

/** Receives what a fetch brings, in ascending UID order, each UID asked for exactly once. Called by the caller's thread. */
public interface FetchSink {
    /** The message arrived whole: tagged OK, and as many octets as its literal announced. The receiver closes it. */
    void message(FetchedMessage message) throws MailException;

    /** The server refused this one message; its neighbours are not disturbed. */
    void unreadable(long uid, String answer) throws MailException;

    /** The server said OK and sent nothing for this UID: it is expunged, or about to be. */
    void absent(long uid) throws MailException;
}
