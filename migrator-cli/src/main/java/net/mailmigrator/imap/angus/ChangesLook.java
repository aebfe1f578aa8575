package net.mailmigrator.imap.angus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import net.mailmigrator.imap.ChangedMailbox.Changes;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * EXAMINE, the UIDs of all messages, the flags that have changed (CONDSTORE or QRESYNC, RFC 7162) and the latest messages,
 * all asked for at once. Used once.
 */
final class ChangesLook {
    private static final long ROOM_FOR_NEW_MAIL = 10_000;

    private final Dialogue dialogue;
    private final MailboxStatus since;
    private final long from;
    private final UidSearch search;
    private final MailboxFacts facts = new MailboxFacts();
    private final Map<Long, MessageFlags> flags = new HashMap<>();
    private final Map<Long, MessageMetadata> latest = new TreeMap<>();
    private @Nullable RawResponse opened;
    private boolean understood = true;

    /**
     * A look at what is new.
     *
     * @param from the lowest UID of those of which everything is to be known
     */
    ChangesLook(Dialogue dialogue, MailboxStatus since, long from) {
        this.dialogue = dialogue;
        this.since = since;
        this.from = from;
        this.search = new UidSearch(dialogue.offers("ESEARCH"));
    }

    /** Whether the server can tell, and it is less work than to list all. */
    static boolean isPossible(Dialogue dialogue, MailboxName mailbox, MailboxStatus since) {
        return Opening.tellsModSeq(dialogue)
                && since.highestModSeq() > 0
                && UidSearch.fits(since.uidNext())
                && Command.of("").mailbox(mailbox).parts().size() == 1;
    }

    /**
     * Asks.
     *
     * @param resync where it is enabled, the changed flags come with the answer to EXAMINE
     * @return the tagged answer to EXAMINE
     */
    RawResponse run(String attempted, MailboxName mailbox, Resync resync) throws MailException {
        Pipeline pipeline = new Pipeline(dialogue, attempted);
        String modSeq = String.valueOf(since.highestModSeq());
        boolean resyncs = resync.isUsed();
        if (resync.isToBeEnabled()) {
            pipeline.add("ENABLE QRESYNC", 0, tagged -> resync.answered(tagged.isOK()));
        }
        resync.opens();
        String option = resyncs ? "QRESYNC (" + since.uidValidity().value() + " " + modSeq + ")" : "CONDSTORE";
        pipeline.add(Command.of("EXAMINE ").mailbox(mailbox) + " (" + option + ")", 0, tagged -> opened = tagged);
        for (String command : search.commands(since.uidNext())) {
            pipeline.add(command, 1, this::require);
        }
        if (!resyncs) {
            pipeline.add("UID FETCH 1:* (UID FLAGS) (CHANGEDSINCE " + modSeq + ")", 1, this::require);
        }
        pipeline.add("UID FETCH " + from + ":* (UID FLAGS INTERNALDATE RFC822.SIZE)", 1, this::require);
        pipeline.run(this::accept);
        RawResponse answer = java.util.Objects.requireNonNull(opened);
        facts.takeCode(answer);
        return answer;
    }

    private void require(RawResponse tagged) {
        understood &= tagged.isOK();
    }

    private void accept(RawResponse response) throws ProtocolException {
        if (opened == null) {
            facts.accept(response);
        } else {
            search.accept(response, facts.messages() + ROOM_FOR_NEW_MAIL);
        }
        FetchData data = response.is("FETCH") ? FetchData.parse(response) : null;
        if (data == null || data.uid() < 1 || data.flags() == null) {
            return; // some servers send flags unasked, without the UID
        }
        flags.put(data.uid(), MessageFlags.parse(data.flags()));
        if (!data.isFlagsOnly() && data.size() >= 0 && data.uid() >= from) {
            latest.put(data.uid(), MessageListing.metadata(data));
        }
    }

    /** What EXAMINE said. */
    MailboxFacts facts() {
        return facts;
    }

    /** What has changed; empty where it does not add up. */
    Optional<Changes> changes() {
        if (!facts.isComplete() || !understood) {
            return Optional.empty();
        }
        MailboxStatus now = facts.status();
        UidSet uids = UidSet.of(
                search.found().stream().filter(uid -> uid < now.uidNext()).toArray());
        boolean same = now.uidValidity().equals(since.uidValidity())
                && now.uidNext() >= since.uidNext()
                && now.highestModSeq() >= since.highestModSeq();
        List<MessageMetadata> before = latest.values().stream()
                .filter(message -> uids.contains(message.uid()))
                .toList();
        return same && uids.size() == now.messages() ? Optional.of(new Changes(uids, flags, before)) : Optional.empty();
    }
}
