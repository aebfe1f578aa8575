package net.mailmigrator.source;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.LastLogins;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Service;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SpamScores;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;

/** What was read, as text that people can check: one block for each account, then the rows that made none. */
final class AccountText {
    private final List<String> lines = new ArrayList<>();

    private AccountText() {}

    static String of(AccountSource.SourceReading reading) {
        AccountText text = new AccountText();
        reading.accounts().forEach(text::account);
        text.lines.add("addresses of their own:");
        reading.entries().forEach(text::entry);
        text.lines.add("domains:");
        reading.domains().forEach(text::domain);
        text.lines.add("admins:");
        reading.admins().forEach(text::admin);
        text.lines.add("not carried:");
        reading.badRows().forEach(row -> text.line("", row));
        return String.join("\n", text.lines) + "\n";
    }

    private void account(SourceAccount account) {
        lines.add(account.login()
                + (account.active() ? "" : " (inactive)")
                + (account.deletePending() ? " (to be deleted)" : ""));
        line("kind", account.kind() == AccountKind.MAILBOX ? null : account.kind());
        line("name", account.displayName());
        line("password", account.password() == null ? null : account.password().scheme());
        line("quota", quota(account.quota()));
        line("usage", usage(account));
        account.addresses().forEach(address -> line("address", address(address)));
        account.forwards().forEach(forward -> line("forward", forward(forward)));
        line("catch-all", join(account.routing().catchAllOf()));
        line("may send as", join(account.routing().allowedSenders()));
        line("copies of what comes in", account.routing().bccIncoming());
        line("copies of what goes out", account.routing().bccOutgoing());
        line("services", services(account));
        line("expires", account.access().expires());
        line("recovery", account.person().recoveryAddress());
        line("phone", account.person().phone());
        line("last", last(account.lastLogins()));
        account.holdings().collectors().forEach(collector -> line("collector", collector));
        account.holdings()
                .scripts()
                .forEach(script ->
                        line("script", script.name() + (script.active() ? "" : ", off") + ": " + script.text()));
        line("filter", join(account.holdings().rawFilters()));
        line("store", account.holdings().store());
        line("reply", account.autoresponder() == null ? null : reply(account.autoresponder()));
        line("spam", account.spam() == null ? null : spam(account.spam()));
        line("virus", account.virus());
        line("retention", account.retention());
        line("customer", customer(account));
        line("defect", account.defect());
        line("extra", extra(account));
        lines.add("");
    }

    private void entry(AddressEntry entry) {
        line("", entry.kind() + " " + entry.address());
        entry.forwards().forEach(forward -> line("  to", forward(forward)));
    }

    private void domain(OldDomain domain) {
        line(
                "",
                domain.name() + (domain.active() ? "" : " (inactive)")
                        + (domain.aliasOf() == null ? "" : ", alias of " + domain.aliasOf())
                        + ", contingent " + quota(domain.contingent()) + ", " + domain.limits()
                        + (domain.catchAll().isEmpty() ? "" : ", unknown addresses to " + join(domain.catchAll()))
                        + (domain.backupMx() ? ", passes on" : "")
                        + (domain.admins().isEmpty() ? "" : ", admins " + join(domain.admins()))
                        + (domain.extra().isEmpty() ? "" : ", extra " + new TreeMap<>(domain.extra())));
    }

    private void admin(OldAdmin admin) {
        line(
                "",
                admin.login()
                        + (admin.active() ? "" : " (inactive)")
                        + (admin.superadmin() ? ", all domains" : ", " + join(admin.domains()))
                        + (admin.recoveryAddress() == null ? "" : ", recovery " + admin.recoveryAddress()));
    }

    private static String join(Collection<?> values) {
        return values.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static @Nullable String services(SourceAccount account) {
        return account.access().services().size() == Service.values().length
                ? null
                : "only " + join(account.access().services());
    }

    private static @Nullable Object last(LastLogins last) {
        return last.equals(LastLogins.NONE) ? null : last;
    }

    private void line(String what, @Nullable Object value) {
        if (value != null && !value.toString().isEmpty()) {
            lines.add("  " + (what.isEmpty() ? "" : what + ": ")
                    + value.toString().replace("\n", "\\n"));
        }
    }

    private static String quota(QuotaLimit quota) {
        return quota instanceof QuotaLimit.Bytes limited
                ? String.valueOf(limited.bytes())
                : quota.getClass().getSimpleName();
    }

    private static @Nullable String usage(SourceAccount account) {
        return account.usageBytes() == null
                ? null
                : account.usageBytes()
                        + (account.messageCount() == null ? "" : " in " + account.messageCount() + " messages");
    }

    private static String address(AccountAddress address) {
        return address.address()
                + (address.primary() ? ", primary" : "")
                + (address.active() ? "" : ", off")
                + (address.senderAllowed() == null
                        ? ""
                        : address.senderAllowed() ? ", may be a sender" : ", may not be a sender");
    }

    private static String forward(Forward forward) {
        return String.join(", ", forward.targets())
                + (forward.keepCopy() ? ", keeps a copy" : ", keeps no copy")
                + (forward.active() ? "" : ", off")
                + span(forward.start(), forward.end());
    }

    private static String reply(Autoresponder reply) {
        return (reply.active() ? "on" : "off") + span(reply.start(), reply.end()) + ", subject " + reply.subject()
                + ", text " + reply.text()
                + (reply.html() == null ? "" : ", html " + reply.html())
                + (reply.interval() == null ? "" : ", every " + reply.interval());
    }

    private static String span(@Nullable Object start, @Nullable Object end) {
        return (start == null ? "" : ", from " + start) + (end == null ? "" : ", until " + end);
    }

    private static String spam(SpamSettings spam) {
        return spam.mode()
                + number(" at ", spam.threshold())
                + scores(spam.scores())
                + (spam.folder() == null ? "" : " into " + spam.folder())
                + (spam.subjectTag() == null ? "" : " tag " + spam.subjectTag())
                + (spam.allowed().isEmpty() ? "" : ", allowed " + spam.allowed())
                + (spam.blocked().isEmpty() ? "" : ", blocked " + spam.blocked());
    }

    private static String scores(SpamScores scores) {
        return scores.equals(SpamScores.NONE)
                ? ""
                : " (" + scores.scale() + number(", tag ", scores.tag()) + number(", move ", scores.move())
                        + number(", reject ", scores.reject())
                        + (scores.greylist() == null ? "" : ", greylist " + scores.greylist()) + ")";
    }

    /** Databases write 14 or 14.0. */
    private static String number(String what, @Nullable BigDecimal number) {
        return number == null ? "" : what + number.stripTrailingZeros().toPlainString();
    }

    private static @Nullable String customer(SourceAccount account) {
        return account.customer() == null
                ? null
                : account.customer().id() + ", " + account.customer().name() + ", contingent "
                        + quota(account.customer().contingent());
    }

    private static String extra(SourceAccount account) {
        return new TreeMap<>(account.extra())
                .entrySet().stream()
                        .map(entry -> entry.getKey() + "=" + entry.getValue())
                        .collect(Collectors.joining(", "));
    }
}
