package net.mailmigrator.journal;

import java.time.Instant;
import java.util.List;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.journal.AccountJournal.VerifiedDifference;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Severity;
import org.jspecify.annotations.Nullable;

/**
 * Everything the journal knows about one account, for {@code show}.
 *
 * @param whole false while another process works on the batch: then only {@code facts} are known
 * @param messages those that are not APPENDED, with the server's words, by source mailbox and UID
 * @param failures of the last pass, oldest first
 */
public record AccountDetails(
        boolean whole,
        AccountFacts facts,
        @Nullable String planDigest,
        List<Mailbox> mailboxes,
        List<Message> messages,
        List<NotedFinding> findings,
        List<VerifiedDifference> discrepancies,
        List<NotedFailure> failures) {
    /**
     * A source mailbox and where it goes.
     *
     * @param appended messages at the target that the tool brought or adopted
     * @param counts the balance of its last completed pass; null before
     * @param unsettledBatches how many appends are not known to have arrived or not
     */
    public record Mailbox(
            MailboxName source,
            MailboxName target,
            long appended,
            long appendedOctets,
            @Nullable MessageCounts counts,
            @Nullable Instant completedAt,
            long unsettledBatches) {}

    /**
     * A message of a source mailbox.
     *
     * @param accepted who accepts, and why, that it is not at the target; null where nobody does
     */
    public record Message(
            MailboxName source, MessageRow row, @Nullable String accepted) {}

    /** A finding as it was noted. */
    public record NotedFinding(String code, Severity severity, String text) {}

    /** A failure as it was noted. */
    public record NotedFailure(Failure failure, Instant at) {}

    public AccountDetails {
        mailboxes = List.copyOf(mailboxes);
        messages = List.copyOf(messages);
        findings = List.copyOf(findings);
        discrepancies = List.copyOf(discrepancies);
        failures = List.copyOf(failures);
    }

    /** What is known while another process works on the batch. */
    static AccountDetails ofFacts(AccountFacts facts) {
        return new AccountDetails(false, facts, null, List.of(), List.of(), List.of(), List.of(), List.of());
    }
}
