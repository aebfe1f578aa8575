package net.mailmigrator.imap.angus;

import java.io.IOException;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;

/** Where the messages of one fetch are kept until they are sent: small ones in memory, as far as there is room. One thread. */
final class Keeping {
    private final FetchSettings settings;
    private final Overflow overflow;

    Keeping(FetchSettings settings) {
        this.settings = settings;
        this.overflow = new Overflow(settings.spoolFolder());
    }

    /** Keeps a message that came in one answer. */
    MessageContent small(Slice octets) throws MailException {
        MemoryBudget budget = settings.budget();
        long held = octets.buffer().length; // the whole answer stays as long as a part of it is in use
        if (budget.take(held)) {
            return new BufferContent(octets, () -> budget.giveBack(held));
        }
        try {
            return overflow.add(octets);
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    /** An empty file for a message that comes in pieces. */
    SpoolContent large() throws MailException {
        try {
            return SpoolContent.create(settings.spoolFolder());
        } catch (IOException e) {
            throw noRoom(e);
        }
    }

    MailException noRoom(IOException e) {
        return MailException.refused(
                FailureScope.RUN,
                false,
                "keep a large message aside in " + settings.spoolFolder(),
                Losses.text(e) + "; make room there or set java.io.tmpdir");
    }

    /** Nothing more comes. */
    void end() {
        overflow.end();
    }
}
