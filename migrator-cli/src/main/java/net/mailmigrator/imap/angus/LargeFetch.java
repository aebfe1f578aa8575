package net.mailmigrator.imap.angus;

import java.io.IOException;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.model.MailException;

/**
 * One large message in pieces, a few on the way at a time, into a spool file. The first piece that is shorter than asked
 * for ends the message; RFC822.SIZE only limits how far ahead is asked.
 */
final class LargeFetch {
    private final Dialogue dialogue;
    private final String attempted;
    private final String section;
    private final Keeping keeping;

    LargeFetch(Dialogue dialogue, String attempted, String section, Keeping keeping) {
        this.dialogue = dialogue;
        this.attempted = attempted;
        this.section = section;
        this.keeping = keeping;
    }

    /** Fetches one message and hands it over. */
    void fetch(long uid, FetchSink sink) throws MailException {
        LargeMessage message = new LargeMessage(dialogue, attempted, section, uid);
        SpoolContent spool = keeping.large();
        boolean handedOver = false;
        try {
            while (!message.hasEnded()) {
                message.ask();
                message.receive(dialogue.next(attempted));
                message.digest(spool);
            }
            message.drain();
            handedOver = message.isWhole();
            message.hand(spool, sink);
        } catch (IOException e) {
            dialogue.disconnect();
            throw keeping.noRoom(e);
        } finally {
            if (!handedOver) {
                spool.close();
            }
        }
    }
}
