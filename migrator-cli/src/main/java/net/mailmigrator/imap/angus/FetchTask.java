package net.mailmigrator.imap.angus;

import java.util.ArrayDeque;
import java.util.Deque;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;

/**
 * One call of fetch: runs of small messages in a pipeline, large ones in pieces, all handed over in ascending order of
 * UIDs.
 */
final class FetchTask {
    private final Dialogue dialogue;
    private final Where where;
    private final SizeBook sizes;
    private final FetchSettings settings;

    FetchTask(Dialogue dialogue, Where where, SizeBook sizes, FetchSettings settings) {
        this.dialogue = dialogue;
        this.where = where;
        this.sizes = sizes;
        this.settings = settings;
    }

    /**
     * Fetches.
     *
     * @param section {@code ""} for whole messages, {@code "HEADER"}
     */
    void run(MailboxName mailbox, UidSet uids, String section, FetchSink sink) throws MailException {
        String attempted = where.attempted("fetch messages of", mailbox);
        Keeping keeping = new Keeping(settings);
        SmallFetch small = new SmallFetch(dialogue, attempted, section, keeping, sink);
        LargeFetch large = new LargeFetch(dialogue, attempted, section, keeping);
        try {
            run(uids, section, sink, small, large);
        } finally {
            keeping.end();
        }
    }

    private void run(UidSet uids, String section, FetchSink sink, SmallFetch small, LargeFetch large)
            throws MailException {
        Deque<Long> run = new ArrayDeque<>();
        for (long uid : uids.stream().toArray()) {
            if (settings.sizesLie() || (section.isEmpty() && sizes.isLarge(uid))) {
                small.fetch(run);
                large.fetch(uid, sink);
            } else {
                run.add(uid);
            }
        }
        small.fetch(run);
    }
}
