package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.nio.file.Path;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/**
 * One large message in pieces, a few on the way at a time, into a spool file. The first piece that is shorter than asked
 * for ends the message; RFC822.SIZE only limits how far ahead is asked.
 */
final class LargeFetch {
    private final Dialogue dialogue;
    private final String attempted;
    private final String section;
    private final Path spoolFolder;

    LargeFetch(Dialogue dialogue, String attempted, String section, Path spoolFolder) {
        this.dialogue = dialogue;
        this.attempted = attempted;
        this.section = section;
        this.spoolFolder = spoolFolder;
    }

    /** Fetches one message and hands it over. */
    void fetch(long uid, FetchSink sink) throws MailException {
        LargeMessage message = new LargeMessage(dialogue, attempted, section, uid);
        SpoolContent spool = spool();
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
            throw noRoom(e);
        } finally {
            if (!handedOver) {
                spool.close();
            }
        }
    }

    private SpoolContent spool() throws MailException {
        try {
            return SpoolContent.create(spoolFolder);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    private MailException noRoom(IOException e) {
        return MailException.refused(
                FailureScope.RUN,
                false,
                "keep a large message aside in " + spoolFolder,
                Losses.text(e) + "; make room there or set java.io.tmpdir");
    }
}
