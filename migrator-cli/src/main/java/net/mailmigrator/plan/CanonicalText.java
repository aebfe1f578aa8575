package net.mailmigrator.plan;

import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.Routing;
import net.mailmigrator.model.SpamSettings;
import org.jspecify.annotations.Nullable;

/**
 * Values in one fixed form: name, length, value, so that no two different plans have the same text. Nothing secret comes
 * into it. Not for several threads.
 */
final class CanonicalText {
    private final StringBuilder text = new StringBuilder();

    CanonicalText add(String name, @Nullable Object value) {
        String written = String.valueOf(value);
        text.append(name)
                .append(value == null ? " null" : " " + written.length() + " " + written)
                .append('\n');
        return this;
    }

    /** All mapped values of an account but its usage and its secrets. */
    void account(MappedAccount account) {
        add("login", account.login());
        add("address", account.address());
        add("displayName", account.displayName());
        add("customer", account.customer());
        add("wave", account.wave());
        add("active", account.active());
        account.addresses().forEach(this::address);
        add("password", account.password() == null ? null : account.password().scheme());
        quota(account.quota());
        account.senders().forEach(sender -> add("sender", sender));
        account.senderDomains().forEach(domain -> add("senderDomain", domain));
        routing(account.routing());
        account.scripts()
                .forEach(script -> add("script", script.name())
                        .add("active", script.active())
                        .add("text", script.text()));
        account.forwards().forEach(this::forward);
        autoresponder(account.autoresponder());
        spam(account.spam());
        add("virus", account.virus());
        retention(account.retention());
        login("source", account.sourceImap());
        login("target", account.targetImap());
    }

    private void address(AccountAddress entry) {
        add("alias", entry.address());
        add("primary", entry.primary());
        add("senderAllowed", entry.senderAllowed());
        add("active", entry.active());
        add("expires", entry.expires());
    }

    private void routing(Routing routing) {
        routing.catchAllOf().forEach(domain -> add("catchAll", domain));
        routing.allowedSenders().forEach(sender -> add("allowedSender", sender));
        add("bccOutgoing", routing.bccOutgoing());
        add("bccIncoming", routing.bccIncoming());
    }

    private void quota(QuotaLimit quota) {
        if (quota instanceof QuotaLimit.Bytes limit) {
            add("quota", limit.bytes());
        } else {
            add("quota", quota instanceof QuotaLimit.Unlimited ? "unlimited" : "unset");
        }
    }

    private void forward(Forward forward) {
        add("forward", forward.from());
        forward.targets().forEach(target -> add("to", target));
        add("keepCopy", forward.keepCopy());
        add("active", forward.active());
        add("start", forward.start());
        add("end", forward.end());
    }

    private void autoresponder(@Nullable Autoresponder note) {
        if (note != null) {
            add("autoresponder", note.active());
            add("start", note.start());
            add("end", note.end());
            add("subject", note.subject());
            add("text", note.text());
            add("interval", note.interval());
            add("html", note.html());
            add("from", note.from());
            note.addresses().forEach(address -> add("of", address));
            add("condition", note.condition());
        }
    }

    private void spam(@Nullable SpamSettings spam) {
        if (spam != null) {
            add("spam", spam.mode());
            add("threshold", spam.threshold());
            add("folder", spam.folder());
            add("subjectTag", spam.subjectTag());
            add("scores", spam.scores());
            spam.allowed().forEach(entry -> add("allowed", entry));
            spam.blocked().forEach(entry -> add("blocked", entry));
        }
    }

    private void retention(@Nullable Retention retention) {
        if (retention != null) {
            add("retention", retention.enabled());
            add("days", retention.days());
            retention.folders().forEach(folder -> add("in", folder));
            add("trashDays", retention.trashDays());
            add("junkDays", retention.junkDays());
        }
    }

    private void login(String side, ImapLogin login) {
        add(side + "Login", login.login());
        add(side + "Host", login.host());
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
