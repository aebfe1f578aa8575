package net.mailmigrator.mapping;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.SourceAccount;

/** R18: what would become of each sender address under which an account has really sent. Pure. */
final class SenderAudit {
    /** Sender Rewriting Scheme: SRS0=hash=time=domain=local part, or SRS1 of a further server. */
    private static final Pattern SRS = Pattern.compile("(?i)srs[01][=+-].*=.*");

    private final AddressBook book;

    SenderAudit(AddressBook book) {
        this.book = book;
    }

    /** How a sender address is judged. */
    enum Verdict {
        ALLOWED("allowed"),
        /** The address is the account's own but withheld, or belongs to no account: allow it, or make it its alias. */
        FIX_BY_ALIAS("could be an alias of it"),
        /** It is nobody's, in a domain of the same customer. */
        FIX_BY_EXEMPTION("nobody's; an exemption for its domain would allow it"),
        /** The domain is not hosted here, or stays behind. */
        FOREIGN_DOMAIN("of a domain that is not hosted here"),
        OWNED_BY_OTHER("");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }
    }

    /** One judged sender: the verdict, and why, for people. */
    record Judged(SentAs sent, Verdict verdict, String why) {}

    /**
     * Judges an address.
     *
     * @param senders what the account may send as
     * @param domains of which it may send as any address
     */
    Judged judge(SourceAccount account, SentAs sent, Set<EmailAddress> senders, Set<String> domains) {
        if (sent.sender().isBlank() || sent.sender().equals("<>")) {
            return judged(sent, Verdict.ALLOWED);
        }
        Optional<EmailAddress> parsed = EmailAddress.parse(sent.sender());
        if (parsed.isEmpty()) {
            return judged(sent, Verdict.FOREIGN_DOMAIN);
        }
        EmailAddress address = parsed.get();
        // what a server writes where it forwards, and no user
        if (SRS.matcher(address.localPart()).matches() && book.moves(address.domain())) {
            return judged(sent, Verdict.ALLOWED);
        }
        if (senders.contains(address)
                || senders.contains(address.withoutSubaddress())
                || domains.contains(address.domain())) {
            return judged(sent, Verdict.ALLOWED);
        }
        if (!book.moves(address.domain())) {
            return judged(sent, Verdict.FOREIGN_DOMAIN);
        }
        Optional<SourceAccount> owner = book.owner(address);
        if (owner.isPresent() && owner.get().login().equals(account.login())) {
            return judged(sent, Verdict.FIX_BY_ALIAS);
        }
        boolean ownDomain = book.isOf(address.domain(), account.customer());
        if (owner.isPresent()) {
            return new Judged(
                    sent,
                    Verdict.OWNED_BY_OTHER,
                    "of " + owner.get().login()
                            + (ownDomain ? "; an exemption for its domain would allow it" : ", another customer's"));
        }
        if (!ownDomain) {
            return new Judged(sent, Verdict.OWNED_BY_OTHER, "of another customer's domain");
        }
        return judged(sent, book.entry(address).isPresent() ? Verdict.FIX_BY_ALIAS : Verdict.FIX_BY_EXEMPTION);
    }

    private static Judged judged(SentAs sent, Verdict verdict) {
        return new Judged(sent, verdict, verdict.text);
    }
}
