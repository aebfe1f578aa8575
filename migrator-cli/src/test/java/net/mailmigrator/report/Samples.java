package net.mailmigrator.report;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.journal.AccountFacts;
import net.mailmigrator.journal.RunRecord;
import net.mailmigrator.model.AccountState;
import net.mailmigrator.model.AgeBasis;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.FolderPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.plan.RetentionPreview;
import net.mailmigrator.verify.Discrepancy;
import net.mailmigrator.verify.VerifyOutcome;
import net.mailmigrator.verify.VerifyOutcome.Counts;
import org.jspecify.annotations.Nullable;

/** Reports made by the factories from plans, facts and outcomes, as the use cases make them. */
final class Samples {

    static final Instant START = Instant.parse("2018-09-18T20:00:00Z");
    static final Instant END = Instant.parse("2018-09-18T20:03:12.345Z");
    static final long GIB = 1L << 30;

    private Samples() {}

    static CommandReport plan() {
        MigrationPlan plan = new MigrationPlan(
                "psmanaged-2018",
                "7c1f-09ab",
                List.of(
                        account("firma.de3", "info@firma.de", 3 * GIB, List.of(spam(), notEmpty())),
                        account("firma.de7", "archiv@firma.de", 61 * GIB, List.of(spam(), renamed())),
                        account("shop.de1", "shop@shop.de", 700_000_000, List.of(collision())),
                        unreachable()),
                List.of(new Problem("postfach 17", "the login is empty; give it one or leave the row out")));
        return new ReportBuilder(plan.batch(), "plan", START)
                .planDigest(plan.digest())
                .selection(List.of("--wave", "4"))
                .read(6, 2)
                .accounts(plan.accounts().stream()
                        .map(account -> AccountReport.of(account).build())
                        .toList())
                .badRows(plan.badRows())
                .decisions(List.of(
                        new DecisionEntry(
                                DecisionEntry.State.OPEN,
                                "TARGET-NOT-EMPTY",
                                "firma.de3",
                                null,
                                notEmpty().text(),
                                FindingCode.TARGET_NOT_EMPTY.answers(),
                                null,
                                null,
                                null),
                        new DecisionEntry(
                                DecisionEntry.State.STALE,
                                "OVERQUOTA",
                                null,
                                null,
                                "domain firma.de",
                                FindingCode.OVERQUOTA.answers(),
                                "raise",
                                "mk",
                                "contract 4711")))
                .note("TLS is switched off for the source 192.0.2.10:143 (source.imap.tls: none)")
                .next("migrator run --wave 4 --plan 7c1f-09ab")
                .build(END);
    }

    static CommandReport run() {
        AccountReport good = AccountReport.of(account("firma.de3", "info@firma.de", 3 * GIB, List.of(spam())))
                .journal(facts("firma.de3", AccountState.SYNCED, null))
                .copied(new CopyOutcome(
                        counts(120_300, 120_000, 300, 0),
                        List.of(
                                folder("INBOX", "INBOX", counts(100_300, 100_000, 300, 0)),
                                folder("Gesendet", "Sent", counts(20_000, 20_000, 0, 0))),
                        List.of(),
                        List.of(),
                        2 * GIB,
                        1,
                        0,
                        3,
                        false))
                .verified(verified("metadata", new Counts(120_300, 1_203, 21_474_836, 0, 2, 0, 0), List.of()), END)
                .build();
        AccountReport refused = AccountReport.of(account("firma.de7", "archiv@firma.de", 61 * GIB, List.of()))
                .journal(facts("firma.de7", AccountState.SYNCED, null))
                .copied(new CopyOutcome(
                        counts(900, 897, 0, 3),
                        List.of(folder("Archiv/2017", "Archiv/2017", counts(900, 897, 0, 3))),
                        List.of(refusal(4711, 18), refusal(4712, 22), refusal(4790, 31)),
                        List.of(),
                        123_456_789,
                        0,
                        0,
                        0,
                        false))
                .verified(
                        verified(
                                "metadata",
                                new Counts(897, 9, 4_096, 0, 0, 1, 0),
                                List.of(new Discrepancy(
                                        "FLAGS-DIFFER",
                                        "Archiv/2017",
                                        17L,
                                        "\\Seen at the source, not at the target"))),
                        END)
                .build();
        AccountReport locked = AccountReport.of(unreachable())
                .journal(facts("locked.de1", AccountState.NEW, null))
                .copied(new CopyOutcome(null, List.of(), List.of(noLogin()), List.of(), 0, 0, 0, 0, false))
                .build();
        return new ReportBuilder("small", "run", START)
                .planDigest("7c1f-09ab")
                .accounts(List.of(good, refused, locked))
                .applied(List.of(
                        WorkaroundEntry.of("source", new AppliedWorkaround(Workaround.UIDNEXT_ASKED, false)),
                        WorkaroundEntry.of("source", new AppliedWorkaround(Workaround.SELECT_TO_READ, true)),
                        WorkaroundEntry.of("target", new AppliedWorkaround(Workaround.PARENTS_FIRST, false))))
                .next("migrator run --only-failed")
                .build(END);
    }

    static CommandReport status() {
        return new ReportBuilder("small", "status", START)
                .accounts(List.of(
                        AccountReport.of(facts("firma.de3", AccountState.SYNCED, counts(900, 0, 900, 0)))
                                .build(),
                        AccountReport.of(facts(
                                        "a-very-long-login.of-a-customer.example",
                                        AccountState.PROVISIONED,
                                        new MessageCounts(1200, 300, 0, 0, 0, 0, 0, 0, 0, 900)))
                                .build(),
                        AccountReport.of(failedFacts()).build()))
                .lastRun(RunInfo.of(
                        new RunRecord(7, "run", List.of("--wave", "4"), START, null, null, "mig1", 4711, "0.1.0"),
                        true,
                        List.of("a-very-long-login.of-a-customer.example")))
                .exit(ExitStatus.OK)
                .next("migrator status --watch")
                .build(END);
    }

    static CommandReport show() {
        AccountReport account = AccountReport.of(failedFacts())
                .balance(
                        counts(900, 0, 897, 3),
                        List.of(
                                new FolderReport("INBOX", "INBOX", counts(500, 0, 500, 0), null),
                                new FolderReport("Gesendet", "Sent", counts(400, 0, 397, 3), null)))
                .findings(List.of(spam()))
                .build();
        return new ReportBuilder("small", "show", START)
                .accounts(List.of(account))
                .exit(ExitStatus.OK)
                .next("migrator run --account locked.de1")
                .build(END);
    }

    static CommandReport find() {
        return new ReportBuilder("psmanaged-2018", "find", START)
                .found(new FoundMessage(
                        List.of(new FoundMessage.Copy("INBOX.Gesendet", 4711, 2048, START)),
                        List.of(new FoundMessage.Copy("Sent", 1, 2048, null)),
                        List.of(
                                new FoundMessage.Row(
                                        "INBOX.Gesendet", 4711, false, "APPENDED", "APPENDUID", "Sent", 1L, null),
                                new FoundMessage.Row(
                                        "INBOX.Gesendet", 17, true, "REFUSED", null, null, null, "NO virus")),
                        true))
                .build(END);
    }

    static CommandReport check() {
        return new ReportBuilder("small", "check", START)
                .checks(
                        List.of(
                                new CheckResult(
                                        CheckResult.Level.OK, "accounts", "3 accounts in accounts.csv", List.of()),
                                new CheckResult(
                                        CheckResult.Level.WARN,
                                        "source imap",
                                        "127.0.0.1:21143 answers without TLS",
                                        List.of(
                                                "ID name=Dovecot",
                                                "capabilities CHILDREN CONDSTORE ENABLE ESEARCH ID IDLE IMAP4rev1 LITERAL+"
                                                        + " MULTIAPPEND NAMESPACE QUOTA SORT SPECIAL-USE STATUS=SIZE UIDPLUS WITHIN")),
                                new CheckResult(
                                        CheckResult.Level.FAILED,
                                        "target imap",
                                        "127.0.0.1:22993: the certificate is for mail.example.org and not for 127.0.0.1. Set"
                                                + " target.imap.certificateName, or trust this certificate with the line below.",
                                        List.of(
                                                "trust: sha256:00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"))))
                .note("TLS is switched off for the source 127.0.0.1:21143 (source.imap.tls: none)")
                .next("migrator check")
                .build(END);
    }

    /** Every foreign text is an attack on the page, the terminal or the spreadsheet. */
    static CommandReport hostile() {
        String script = "<script>alert(1)</script>";
        String attribute = "\"><img src=x onerror=alert(1)>";
        Failure failure = new Failure(FailureScope.MAILBOX, "REFUSED", script + attribute + "\u001b[2J", script, 1L);
        AccountReport account = AccountReport.of(account("=cmd|' /C calc'!A1", "a@b.example", 1, List.of()))
                .copied(new CopyOutcome(
                        counts(1, 1, 0, 0),
                        List.of(folder("\u202Egnp.exe \uD83D", attribute, counts(1, 1, 0, 0))),
                        List.of(failure),
                        List.of(Finding.of(
                                FindingCode.FOLDER_RENAMED, "source", script, "target", attribute, "reason", "\u0007")),
                        List.of(),
                        1,
                        0,
                        0,
                        0,
                        0,
                        0,
                        List.of(new Deletion(Deletion.Outcome.KEPT, script, attribute, 1, 2L, null, 3, script)),
                        false))
                .verified(
                        verified(
                                script,
                                new Counts(1, 0, 0, 0, 0, 0, 0),
                                List.of(new Discrepancy("X", script, null, attribute))),
                        END)
                .build();
        return new ReportBuilder(script, "run", START)
                .accounts(List.of(account))
                .planDigest(attribute)
                .selection(List.of("--account", script))
                .badRows(List.of(new Problem(script, attribute)))
                .checks(List.of(new CheckResult(CheckResult.Level.OK, script, attribute, List.of(script))))
                .decisions(List.of(new DecisionEntry(
                        DecisionEntry.State.GIVEN,
                        "X",
                        script,
                        null,
                        attribute,
                        List.of(script),
                        script,
                        script,
                        script)))
                .note(script)
                .next(script)
                .build(END);
    }

    private static VerifyOutcome verified(String depth, Counts counts, List<Discrepancy> discrepancies) {
        return new VerifyOutcome(depth, counts, discrepancies, List.of(), false);
    }

    static MessageCounts counts(long source, long copied, long alreadyThere, long refused) {
        return new MessageCounts(source, copied, alreadyThere, 0, 0, refused, 0, 0, 0, 0);
    }

    /** An account whose pass went through with these counts. */
    static AccountReport counted(String login, MessageCounts counts, MessageCounts... folders) {
        return AccountReport.of(facts(login, AccountState.SYNCED, null))
                .copied(new CopyOutcome(
                        counts,
                        Arrays.stream(folders)
                                .map(each -> folder("INBOX", "INBOX", each))
                                .toList(),
                        List.of(),
                        List.of(),
                        0,
                        0,
                        0,
                        0,
                        false))
                .build();
    }

    static AccountReport copiedAfterALookThatFailed() {
        return AccountReport.of(unreachable())
                .copied(new CopyOutcome(counts(1, 1, 0, 0), List.of(), List.of(), List.of(), 1, 0, 0, 0, false))
                .build();
    }

    static AccountReport copiedWithAFolderLeftOut() {
        return AccountReport.of(account("a", "a@b.example", 1, List.of()))
                .copied(new CopyOutcome(
                        new MessageCounts(13, 1, 0, 0, 12, 0, 0, 0, 0, 0),
                        List.of(
                                folder("INBOX", "INBOX", counts(1, 1, 0, 0)),
                                folder("Kalender", "", new MessageCounts(12, 0, 0, 0, 12, 0, 0, 0, 0, 0))),
                        List.of(),
                        List.of(),
                        1,
                        0,
                        0,
                        0,
                        false))
                .build();
    }

    private static AccountPlan account(String login, String address, long usage, List<Finding> findings) {
        FolderPlan folders = new FolderPlan(
                List.of(
                        entry("INBOX", "INBOX", 1200L, true),
                        entry("INBOX.Gesendet", "Gesendet", 300L, false),
                        entry("INBOX.Gr&APY-&AN8-e", "Größe", null, false)),
                List.of(new FolderPlan.LeftOut(listed("INBOX.Kalender"), "Kalender", "copy.exclude", true, 12L)),
                List.of());
        return new AccountPlan(
                source(login),
                mapped(login, address, usage),
                new AccountInventory(null, null, null, null),
                folders,
                findings);
    }

    /** An account from which deletion by age takes something; null: nobody has looked. */
    static AccountPlan losing(RetentionPreview.Loss @Nullable ... losses) {
        return new AccountPlan(
                source("firma.de3"),
                mapped("firma.de3", "info@firma.de", 1024),
                null,
                null,
                new RetentionPreview(
                        60, AgeBasis.SAVEDATE, LocalDate.of(2018, 11, 18), losses == null ? null : List.of(losses)),
                List.of(),
                Map.of());
    }

    private static AccountPlan unreachable() {
        return new AccountPlan(
                source("locked.de1"),
                mapped("locked.de1", "a@locked.example", 1024),
                new AccountInventory(null, null, noLogin(), null),
                null,
                List.of());
    }

    private static SourceAccount source(String login) {
        return SourceAccount.builder("accounts.csv:2", login).build();
    }

    private static MappedAccount mapped(String login, String address, long usage) {
        return new MappedAccount(
                login,
                EmailAddress.parse(address).orElseThrow(),
                null,
                "K1042",
                "4",
                true,
                List.of(),
                null,
                new QuotaLimit.Bytes(5 * GIB),
                usage,
                new TreeSet<>(),
                new TreeSet<>(),
                Routing.NONE,
                List.of(),
                List.of(),
                null,
                null,
                VirusMode.REJECT,
                null,
                ImapLogin.NONE,
                ImapLogin.NONE,
                List.of(
                        new FieldChange("spam", "MOVE", "REJECT", "R21"),
                        new FieldChange("quota", "unset", "5 GiB", "R12")));
    }

    private static FolderPlan.Entry entry(String wire, String target, @Nullable Long messages, boolean exists) {
        return new FolderPlan.Entry(
                listed(wire),
                wire.replace("INBOX.", "").equals("Gr&APY-&AN8-e") ? "Größe" : wire.replace("INBOX.", ""),
                MailboxName.encode(target),
                target,
                messages,
                exists,
                true);
    }

    private static ListedMailbox listed(String wire) {
        return new ListedMailbox(new MailboxName(wire), '.', Set.of(), true);
    }

    private static CopyOutcome.FolderOutcome folder(String source, String target, MessageCounts counts) {
        return new CopyOutcome.FolderOutcome(source, target, counts);
    }

    private static AccountFacts facts(String login, AccountState state, @Nullable MessageCounts lastPass) {
        return new AccountFacts(
                login,
                null,
                "K1042",
                "4",
                state,
                1,
                lastPass,
                900,
                123_456_789,
                null,
                state == AccountState.SYNCED ? END : null,
                state == AccountState.SYNCED ? "metadata" : null,
                END,
                state == AccountState.SYNCED ? "exact" : null);
    }

    private static AccountFacts failedFacts() {
        return new AccountFacts(
                "locked.de1",
                "a@locked.example",
                null,
                null,
                AccountState.FAILED,
                2,
                null,
                0,
                0,
                noLogin(),
                null,
                null,
                END,
                null);
    }

    private static Failure noLogin() {
        return Failure.ofAccount(
                "LOGIN-REFUSED",
                "logging in to 192.0.2.10:993 as locked.de1: the server said NO [AUTHENTICATIONFAILED]. Nothing of this"
                        + " account was touched. Correct the password and run the same command again.");
    }

    private static Failure refusal(long uid, int mebibytes) {
        return new Failure(
                FailureScope.MESSAGE,
                "MESSAGE-REFUSED",
                "append to firma.de7 / Archiv/2017 (UID %d, %d MiB): the server said NO [LIMIT] too large. Raise the"
                                .formatted(uid, mebibytes)
                        + " limit and run the same command again, or accept it in decisions.yaml.",
                "Archiv/2017",
                uid);
    }

    private static Finding spam() {
        return Finding.of(FindingCode.SPAM_MOVE_TO_REJECT, "folder", "Spam", "threshold", "8.0");
    }

    private static Finding notEmpty() {
        return Finding.of(FindingCode.TARGET_NOT_EMPTY, "target", "INBOX", "messages", "17");
    }

    private static Finding renamed() {
        return Finding.of(
                FindingCode.FOLDER_RENAMED, "source", "Alt", "target", "Archiv", "reason", "copy.rename says so");
    }

    private static Finding collision() {
        return Finding.of(FindingCode.FOLDER_COLLISION, "sources", "A.B, A/B", "target", "A/B");
    }
}
