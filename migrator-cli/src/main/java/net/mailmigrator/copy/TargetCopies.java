package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/** What the copies of candidates are like at the target: whether somebody has touched them since they were brought. */
final class TargetCopies {
    private final String login;
    private final Sessions sessions;

    TargetCopies(String login, Sessions sessions) {
        this.login = login;
        this.sessions = sessions;
    }

    /**
     * What speaks against taking copies away.
     *
     * @param ready nothing does
     * @param kept by candidate, why not
     * @param gone those that are not there any more
     */
    record Verdict(
            List<DeletionCandidate> ready, Map<DeletionCandidate, KeptReason> kept, List<DeletionCandidate> gone) {
        Verdict() {
            this(new ArrayList<>(), new HashMap<>(), new ArrayList<>());
        }
    }

    /** Looks at all copies in one target mailbox; it is SELECTed afterwards. */
    void judge(TargetMailbox target, List<DeletionCandidate> candidates, Verdict verdict) throws MailException {
        KeptFlags kept = select(target);
        KeptReason impossible = impossible(kept);
        Map<Long, CurrentMessage> there = current(candidates);
        List<DeletionCandidate> matched = new ArrayList<>();
        for (DeletionCandidate candidate : candidates) {
            CurrentMessage copy = there.get(candidate.targetUid());
            if (copy == null) {
                verdict.gone().add(candidate);
                continue;
            }
            KeptReason why =
                    impossible == null ? candidate.objection(copy.metadata(), kept, candidate.isBegun()) : impossible;
            if (why != null) {
                verdict.kept().put(candidate, why);
            } else if (candidate.row().proof() == Proof.MATCH) {
                matched.add(candidate);
            } else {
                verdict.ready().add(candidate);
            }
        }
        readAgain(matched, verdict);
    }

    private @Nullable KeptReason impossible(KeptFlags kept) throws MailException {
        if (!sessions.writer().canExpunge()) {
            return KeptReason.NO_UIDPLUS;
        }
        return kept.of(DeletionCandidate.DELETED).isEmpty() ? KeptReason.NOT_DELETABLE : null;
    }

    /** The server never named these UIDs: they were found by their text, and it is compared once more. */
    private void readAgain(List<DeletionCandidate> matched, Verdict verdict) throws MailException {
        if (matched.isEmpty()) {
            return;
        }
        DigestCollector read = new DigestCollector();
        sessions.writer().fetch(uids(matched), read);
        for (DeletionCandidate candidate : matched) {
            DigestCollector.Read text = read.byUid().get(candidate.targetUid());
            boolean equal =
                    text != null && isSameText(text.digests(), candidate.row().digests());
            if (equal) {
                verdict.ready().add(candidate);
            } else {
                verdict.kept().put(candidate, KeptReason.ALTERED);
            }
        }
    }

    private static boolean isSameText(Digests there, @Nullable Digests sent) {
        return sent != null && there.exact().equals(sent.exact());
    }

    /** RFC 9051 §2.3.1.1: a changed UIDVALIDITY voids every UID that the journal holds (I10). */
    KeptFlags select(TargetMailbox target) throws MailException {
        OpenedMailbox opened = sessions.writer().select(target.name());
        Optional<String> mismatch = OpenTarget.mismatch(
                        login, target.uidValidity(), opened.status().uidValidity())
                .or(() -> OpenTarget.wentBack(
                        login, target.targetSeen(), opened.status().uidNext()));
        if (mismatch.isPresent()) {
            throw MailException.stopped(
                    FailureScope.MAILBOX,
                    "take messages away in the target folder " + target.name().decoded() + " of " + login,
                    mismatch.get());
        }
        return new KeptFlags(opened);
    }

    /** Copies that are there, by target UID; their mailbox is SELECTed. */
    Map<Long, CurrentMessage> current(Collection<DeletionCandidate> candidates) throws MailException {
        Map<Long, CurrentMessage> there = new HashMap<>();
        if (!candidates.isEmpty()) {
            sessions.writer()
                    .current(uids(candidates), copy -> there.put(copy.metadata().uid(), copy));
        }
        return there;
    }

    static UidSet uids(Collection<DeletionCandidate> candidates) {
        return UidSet.of(
                candidates.stream().mapToLong(DeletionCandidate::targetUid).toArray());
    }
}
