package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.model.VirusMode;
import org.jspecify.annotations.Nullable;

/** The new account while the rules work on it; begins as the old one. One thread, one account. */
final class AccountDraft implements Remarks {
    private final SourceAccount source;
    private final Decisions decisions;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FieldChange> changes = new ArrayList<>();
    private @Nullable PasswordHash password;
    private QuotaLimit quota;
    private @Nullable SpamSettings spam;
    private VirusMode virus;
    private boolean active;
    private @Nullable String displayName;
    private List<AccountAddress> addresses;
    private NavigableSet<EmailAddress> senders = new TreeSet<>();
    private SortedSet<String> senderDomains = new TreeSet<>();
    private @Nullable Retention retention;
    private @Nullable String wave;
    private List<Forward> forwards;
    private @Nullable Autoresponder autoresponder;
    private ImapLogin targetImap;

    AccountDraft(SourceAccount source, Decisions decisions) {
        this.source = source;
        this.decisions = decisions;
        this.password = source.password();
        this.quota = source.quota();
        this.spam = source.spam();
        this.wave = source.wave();
        this.retention = source.retention();
        this.active = source.active();
        this.displayName = source.displayName();
        this.addresses = source.addresses();
        this.forwards = source.forwards();
        this.autoresponder = source.autoresponder();
        this.targetImap = source.targetImap();
        this.virus = source.virus() == null ? VirusMode.REJECT : source.virus();
    }

    SourceAccount source() {
        return source;
    }

    @Override
    public void find(FindingCode code, String... params) {
        findings.add(Finding.of(code, params));
    }

    /** A remark made elsewhere. */
    void find(Finding finding) {
        findings.add(finding);
    }

    /** What an operator answered to a question about this account. */
    Optional<String> answer(FindingCode code) {
        return decisions.answer(code, source);
    }

    @Override
    public void change(String rule, String field, String before, String after) {
        changes.add(new FieldChange(field, before, after, rule));
    }

    void senderDomains(SortedSet<String> value) {
        senderDomains = value;
    }

    void password(@Nullable PasswordHash value) {
        password = value;
    }

    QuotaLimit quota() {
        return quota;
    }

    void quota(QuotaLimit value) {
        quota = value;
    }

    void spam(SpamSettings value) {
        spam = value;
    }

    void wave(String value) {
        wave = value;
    }

    void retention(Retention value) {
        retention = value;
    }

    void virus(VirusMode value) {
        virus = value;
    }

    boolean active() {
        return active;
    }

    void active(boolean value) {
        active = value;
    }

    void displayName(String value) {
        displayName = value;
    }

    List<AccountAddress> addresses() {
        return addresses;
    }

    void addresses(List<AccountAddress> value) {
        addresses = value;
    }

    /** What it may send as. */
    NavigableSet<EmailAddress> senders() {
        return senders;
    }

    void senders(NavigableSet<EmailAddress> value) {
        senders = value;
    }

    SortedSet<String> senderDomains() {
        return senderDomains;
    }

    void forwards(List<Forward> value) {
        forwards = value;
    }

    @Nullable
    Autoresponder autoresponder() {
        return autoresponder;
    }

    void autoresponder(Autoresponder value) {
        autoresponder = value;
    }

    /** Another login at the target, unless the source's row names one. */
    void targetLogin(String login) {
        if (targetImap.login() == null) {
            targetImap = new ImapLogin(login, targetImap.password(), targetImap.host());
        }
    }

    MappingResult result() {
        MappedAccount account = new MappedAccount(
                source.login(),
                source.address(),
                displayName,
                source.customer() == null ? null : source.customer().id(),
                wave,
                active,
                addresses,
                password,
                quota,
                source.usageBytes(),
                senders,
                senderDomains,
                source.routing(),
                source.holdings().scripts(),
                forwards,
                autoresponder,
                spam,
                virus,
                retention,
                source.sourceImap(),
                targetImap,
                changes);
        return new MappingResult(source, account, findings);
    }
}
