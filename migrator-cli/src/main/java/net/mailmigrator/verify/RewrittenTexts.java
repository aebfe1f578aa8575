package net.mailmigrator.verify;

import java.util.Map;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.RewrittenLines;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a target has made of messages of one source mailbox whose header lines it is known to rewrite (EXACTNESS §3).
 * Asks the journal once, and only when a text differs. One thread.
 */
final class RewrittenTexts {
    private final AccountJournal journal;
    private final SourceMailbox source;
    private @Nullable Map<Long, Digest> noted;

    RewrittenTexts(AccountJournal journal, SourceMailbox source) {
        this.journal = journal;
        this.source = source;
    }

    /** Whether the text differs from what was sent in nothing but such lines. */
    boolean is(MessageRow row, MessageContent there) {
        Map<Long, Digest> known = noted;
        if (known == null) {
            known = journal.rewriting().withoutLines(source.id());
            noted = known;
        }
        Digest sent = known.get(row.sourceUid());
        return sent != null && sent.equals(RewrittenLines.digestWithout(there));
    }
}
