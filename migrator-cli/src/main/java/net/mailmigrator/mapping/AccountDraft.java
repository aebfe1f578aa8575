package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FieldChange;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.model.VirusMode;
import org.jspecify.annotations.Nullable;

/** The new account while the rules work on it; begins as the old one. One thread, one account. */
final class AccountDraft {
    private final SourceAccount source;
    private final Decisions decisions;
    private final List<Finding> findings = new ArrayList<>();
    private final List<FieldChange> changes = new ArrayList<>();
    private @Nullable PasswordHash password;
    private QuotaLimit quota;
    private @Nullable SpamSettings spam;
    private VirusMode virus;
    private SortedSet<String> senderDomains = new TreeSet<>();
    private @Nullable Retention retention;
    private @Nullable String wave;

    AccountDraft(SourceAccount source, Decisions decisions) {
        this.source = source;
        this.decisions = decisions;
        this.password = source.password();
        this.quota = source.quota();
        this.spam = source.spam();
        this.wave = source.wave();
        this.retention = source.retention();
        this.virus = source.virus() == null ? VirusMode.REJECT : source.virus();
    }

    SourceAccount source() {
        return source;
    }

    /** Remarks on the account; parameters as name, value, name, value … */
    void find(FindingCode code, String... params) {
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

    /** Notes what a rule changed; no secrets. */
    void change(String rule, String field, String before, String after) {
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

    /** The addresses it may send as: its own that are active and not withheld (R18). */
    NavigableSet<EmailAddress> senders() {
        NavigableSet<EmailAddress> senders = new TreeSet<>();
        source.addresses().stream()
                .filter(own -> own.active() && !Boolean.FALSE.equals(own.senderAllowed()))
                .map(AccountAddress::address)
                .forEach(senders::add);
        return senders;
    }

    MappingResult result() {
        MappedAccount account = new MappedAccount(
                source.login(),
                source.address(),
                source.displayName(),
                source.customer() == null ? null : source.customer().id(),
                wave,
                source.active(),
                source.addresses(),
                password,
                quota,
                source.usageBytes(),
                senders(),
                senderDomains,
                source.routing(),
                source.holdings().scripts(),
                source.forwards(),
                source.autoresponder(),
                spam,
                virus,
                retention,
                source.sourceImap(),
                source.targetImap(),
                changes);
        return new MappingResult(source, account, findings);
    }
}
