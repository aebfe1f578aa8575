package net.mailmigrator.report;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.inventory.AccountInventory;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.FolderPlan;
import net.mailmigrator.plan.MigrationPlan;

/** A plan of any number of accounts, the same for the same seed: customers, waves, quotas, spam modes, folders, findings. */
public final class ManyAccounts {
    private static final long MIB = 1L << 20;
    private static final long GIB = 1L << 30;
    private static final List<String> WORDS = List.of(
            "nordlicht",
            "baecker",
            "steuer",
            "garten",
            "linde",
            "werft",
            "druck",
            "praxis",
            "optik",
            "holzbau",
            "reise",
            "kanzlei",
            "imkerei",
            "segel",
            "mueller",
            "buero",
            "foto",
            "musik",
            "schule",
            "hafen");
    private static final List<String> PEOPLE =
            List.of("info", "anna", "ben", "buchhaltung", "vertrieb", "support", "chef", "lager", "anfrage", "shop");
    private static final List<String> FOLDERS =
            List.of("INBOX", "Gesendet", "Entwürfe", "Papierkorb", "Archiv", "Archiv/2016", "Archiv/2017", "Kunden");

    private final Random random;
    private final List<AccountPlan> accounts = new ArrayList<>();

    private ManyAccounts(long seed) {
        random = new Random(seed);
    }

    /** The report of a plan for so many accounts. */
    public static CommandReport plan(int size, long seed) {
        return report(new ManyAccounts(seed).accounts(size), "7c1f-09ab");
    }

    /** The report of a plan, with what differs from an earlier one that had fewer accounts. */
    public static CommandReport planAgainst(int size, int earlier, long seed, long earlierSeed) {
        CommandReport then = plan(earlier, earlierSeed);
        return builder(new ManyAccounts(seed).accounts(size), "7c1f-09ab")
                .against(then)
                .build(Samples.END);
    }

    private static CommandReport report(List<AccountPlan> accounts, String digest) {
        return builder(accounts, digest).build(Samples.END);
    }

    private static ReportBuilder builder(List<AccountPlan> accounts, String digest) {
        MigrationPlan plan = new MigrationPlan("psmanaged-2018", digest, accounts, List.of());
        return new ReportBuilder(plan.batch(), "plan", Samples.START)
                .planDigest(plan.digest())
                .read(accounts.size() + 9, 9)
                .charts(PlanCharts.of(plan))
                .accounts(accounts.stream()
                        .map(account -> AccountReport.of(account).build())
                        .toList())
                .decisions(accounts.stream().flatMap(ManyAccounts::open).toList())
                .next("migrator plan");
    }

    private static java.util.stream.Stream<DecisionEntry> open(AccountPlan account) {
        return account.questions().entrySet().stream()
                .map(question -> new DecisionEntry(
                        DecisionEntry.State.OPEN,
                        question.getKey().code(),
                        account.account().login(),
                        null,
                        question.getValue().get(0).text(),
                        question.getKey().answers(),
                        null,
                        null,
                        null));
    }

    private List<AccountPlan> accounts(int size) {
        int customer = 0;
        while (accounts.size() < size) {
            customer++;
            String domain = WORDS.get(random.nextInt(WORDS.size())) + "-" + customer + ".example";
            String wave = String.valueOf(1 + customer * 4 / (size / 6 + 1));
            int people = 1 + random.nextInt(11);
            for (int i = 1; i <= people && accounts.size() < size; i++) {
                String address = PEOPLE.get((i - 1) % PEOPLE.size()) + (i > PEOPLE.size() ? i : "") + "@" + domain;
                accounts.add(account(domain.replace(".example", ".de") + i, address, "K" + (1000 + customer), wave));
            }
        }
        return accounts;
    }

    private AccountPlan account(String login, String address, String customer, String wave) {
        long usage = (long) (Math.exp(random.nextGaussian() * 1.6 + 5.6) * MIB);
        QuotaLimit old = random.nextInt(4) == 0 ? new QuotaLimit.LegacyUnset() : new QuotaLimit.Bytes(2 * GIB);
        long needed = Math.max(512 * MIB, (usage * 130 / 100 / (256 * MIB) + 1) * 256 * MIB);
        long bytes = random.nextInt(30) == 0 ? Math.max(256 * MIB, usage / (200 * MIB) * 180 * MIB) : needed;
        SpamSettings spam = spam();
        List<FieldChange> changes = new ArrayList<>();
        List<Finding> findings = new ArrayList<>();
        String before = old instanceof QuotaLimit.Bytes ? "2 GiB" : "unset";
        changes.add(new FieldChange("quota", before, Words.bytes(bytes), "R12"));
        findings.add(Finding.of(FindingCode.QUOTA_ASSIGNED, "quota", Words.bytes(bytes), "before", before));
        SpamSettings after = after(spam, changes, findings);
        quota(usage, bytes, findings);
        others(address, changes, findings);
        FolderPlan folders = folders(findings);
        return new AccountPlan(
                SourceAccount.builder("postfach " + accounts.size(), login)
                        .quota(old)
                        .spam(spam)
                        .build(),
                new MappedAccount(
                        login,
                        EmailAddress.parse(address).orElseThrow(),
                        null,
                        customer,
                        wave,
                        true,
                        List.of(),
                        null,
                        new QuotaLimit.Bytes(bytes),
                        usage,
                        new TreeSet<>(),
                        new TreeSet<>(),
                        Routing.NONE,
                        List.of(),
                        List.of(),
                        null,
                        after,
                        VirusMode.REJECT,
                        null,
                        ImapLogin.NONE,
                        ImapLogin.NONE,
                        changes),
                new AccountInventory(null, null, null, null),
                folders,
                findings);
    }

    private SpamSettings spam() {
        SpamMode mode = List.of(
                        SpamMode.MOVE,
                        SpamMode.MARK,
                        SpamMode.MOVE,
                        SpamMode.DELETE,
                        SpamMode.OFF,
                        SpamMode.MARK,
                        SpamMode.QUARANTINE)
                .get(random.nextInt(7));
        return new SpamSettings(mode, new BigDecimal("6.5"), "Spam", null, List.of(), List.of());
    }

    private static SpamSettings after(SpamSettings old, List<FieldChange> changes, List<Finding> findings) {
        if (old.mode() == SpamMode.MARK || old.mode() == SpamMode.OFF) {
            return old;
        }
        changes.add(new FieldChange("spam.mode", old.mode().name(), "REJECT", "R21"));
        findings.add(
                old.mode() == SpamMode.MOVE
                        ? Finding.of(FindingCode.SPAM_MOVE_TO_REJECT, "folder", "Spam", "threshold", "8.0")
                        : Finding.of(FindingCode.SPAM_DELETE_TO_REJECT, "threshold", "8.0"));
        return new SpamSettings(SpamMode.REJECT, new BigDecimal("8.0"), null, null, List.of(), List.of());
    }

    private void quota(long usage, long bytes, List<Finding> findings) {
        String used = Words.bytes(usage);
        String limit = Words.bytes(bytes);
        if (usage > bytes) {
            findings.add(Finding.of(FindingCode.OVERQUOTA, "usage", used, "quota", limit));
        } else if (usage * 100 > 80 * bytes) {
            findings.add(Finding.of(FindingCode.QUOTA_DAY1_80, "warnPercent", "80", "usage", used, "quota", limit));
        }
    }

    private void others(String address, List<FieldChange> changes, List<Finding> findings) {
        if (random.nextInt(12) == 0) {
            changes.add(new FieldChange("senderCheck", "OFF", "ON", "R18"));
            findings.add(Finding.of(FindingCode.SENDER_CHECK_ON, "senders", address));
        }
        if (random.nextInt(25) == 0) {
            findings.add(Finding.of(FindingCode.POP3_REDOWNLOAD, "date", "2018-09-1" + random.nextInt(8)));
        }
        if (random.nextInt(60) == 0) {
            findings.add(Finding.of(FindingCode.TARGET_NOT_EMPTY, "target", "INBOX", "messages", "17"));
        }
    }

    private FolderPlan folders(List<Finding> findings) {
        List<FolderPlan.Entry> entries = new ArrayList<>();
        int size = 2 + random.nextInt(FOLDERS.size() - 1);
        for (String name : FOLDERS.subList(0, size)) {
            MailboxName wire = MailboxName.encode(name.equals("INBOX") ? name : "INBOX." + name.replace('/', '.'));
            entries.add(new FolderPlan.Entry(
                    new ListedMailbox(wire, '.', Set.of(), true),
                    name,
                    MailboxName.encode(name),
                    name,
                    (long) random.nextInt(4000),
                    name.equals("INBOX"),
                    true));
        }
        if (random.nextInt(150) == 0) {
            findings.add(
                    Finding.of(FindingCode.FOLDER_COLLISION, "sources", "Kunden.A, Kunden/A", "target", "Kunden/A"));
        }
        return new FolderPlan(entries, List.of(), List.of());
    }

    /** The report with accounts whose names attack page, spreadsheet and reader, at its end. */
    static CommandReport withHostileNames(CommandReport report, List<String> names) {
        List<AccountReport> accounts = new ArrayList<>(report.accounts());
        List<DecisionEntry> decisions = new ArrayList<>(report.decisions());
        for (String name : names) {
            FindingEntry finding = new FindingEntry(
                    FindingCode.FOLDER_RENAMED.code(), FindingCode.FOLDER_RENAMED.severity(), name, new TreeMap<>());
            accounts.add(new AccountReportBuilder(name)
                    .balance(null, List.of(new FolderReport(name, name, null, null)))
                    .findings(List.of(Finding.of(
                            FindingCode.FOLDER_RENAMED, "source", name, "target", name, "reason", finding.text())))
                    .build());
            decisions.add(new DecisionEntry(
                    DecisionEntry.State.OPEN,
                    "TARGET-NOT-EMPTY",
                    name,
                    null,
                    name,
                    List.of("adopt"),
                    null,
                    null,
                    null));
        }
        return new ReportBuilder(report.batch(), report.command(), report.startedAt())
                .planDigest(report.planDigest())
                .charts(report.charts())
                .accounts(accounts)
                .decisions(decisions)
                .next(report.next())
                .build(report.endedAt());
    }
}
