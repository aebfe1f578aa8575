package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.DomainName;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SenderCheck;
import net.mailmigrator.model.SentAs;
import net.mailmigrator.model.SourceAccount;

/** R18: an account sends as its own addresses only; what it has really sent is held against that. */
final class SenderRule implements Rule {
    private static final int SHOWN = 5;

    private final AddressBook book;
    private final SenderAudit audit;
    private final Exemptions exemptions;
    private final Map<String, List<SentAs>> sentBy;

    /** @param sentBy by login: what the settings say of who has sent as what */
    SenderRule(AddressBook book, Exemptions exemptions, Map<String, List<SentAs>> sentBy) {
        this.book = book;
        this.audit = new SenderAudit(book);
        this.exemptions = exemptions;
        this.sentBy = sentBy;
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        draft.senderDomains(exemptions.apply(draft));
        draft.senders(senders(draft));
        if (account.senderCheck() == SenderCheck.OFF) {
            draft.change("R18", "senderCheck", "OFF", "ON");
            draft.find(FindingCode.SENDER_CHECK_ON, "senders", text(draft.senders()));
        }
        if (account.senderCheck() != SenderCheck.ON) {
            audit(draft);
        }
    }

    /** Its own addresses that are active and not withheld, and the same under other names of their domains. */
    private NavigableSet<EmailAddress> senders(AccountDraft draft) {
        NavigableSet<EmailAddress> senders = new TreeSet<>();
        for (AccountAddress own : draft.addresses()) {
            if (own.active() && !Boolean.FALSE.equals(own.senderAllowed())) {
                senders.add(own.address());
                book.aliasesOf(own.address().domain()).stream()
                        .filter(book::moves)
                        .map(alias -> new EmailAddress(own.address().localPart(), alias))
                        .filter(address -> isNotAnothers(address, draft.source()))
                        .forEach(senders::add);
            }
        }
        for (String allowed : draft.source().routing().allowedSenders()) {
            Optional<EmailAddress> address = EmailAddress.parse(allowed);
            if (address.isPresent() && book.moves(address.get().domain())) {
                senders.add(address.get());
            } else if (!exempts(draft, allowed)) {
                draft.find(FindingCode.SENDER_GRANT_ENDS, "sender", allowed);
            }
        }
        return senders;
    }

    /** Somebody else may have it by its name, in the alias domain itself (R30). */
    private boolean isNotAnothers(EmailAddress address, SourceAccount account) {
        return book.named(address)
                .filter(owner -> !owner.login().equals(account.login()))
                .isEmpty();
    }

    /** A grant of a whole domain, which an exemption replaces. */
    private static boolean exempts(AccountDraft draft, String allowed) {
        return allowed.startsWith("@")
                && DomainName.parse(allowed.substring(1))
                        .filter(domain -> draft.senderDomains().contains(domain.ascii()))
                        .isPresent();
    }

    private void audit(AccountDraft draft) {
        SourceAccount account = draft.source();
        List<SentAs> sent = new ArrayList<>(account.evidence().sent());
        sent.addAll(sentBy.getOrDefault(account.login(), List.of()));
        List<SenderAudit.Judged> lost = sent.stream()
                .map(one -> audit.judge(account, one, draft.senders(), draft.senderDomains()))
                .filter(one -> one.verdict() != SenderAudit.Verdict.ALLOWED)
                .sorted(Comparator.comparing(one -> -one.sent().count()))
                .toList();
        headers(draft, sent);
        report(draft, FindingCode.SENDER_FOREIGN, lost, one -> one.verdict() == SenderAudit.Verdict.FOREIGN_DOMAIN);
        report(draft, FindingCode.SENDER_BLOCKED, lost, one -> one.verdict() != SenderAudit.Verdict.FOREIGN_DOMAIN);
    }

    /** Most systems check the envelope only; one that checks From: too would refuse these. */
    private void headers(AccountDraft draft, List<SentAs> sent) {
        List<String> others = sent.stream()
                .filter(one -> one.from() != null && !isOwn(draft, one.from()))
                .filter(one -> isOwn(draft, one.sender()))
                .sorted(Comparator.comparing(one -> -one.count()))
                .map(one -> one.from() + " (" + one.count() + " times)")
                .distinct()
                .toList();
        if (!others.isEmpty()) {
            draft.find(FindingCode.SENDER_HEADER, "senders", shortened(others, "; "));
        }
    }

    private boolean isOwn(AccountDraft draft, String sender) {
        SentAs one = new SentAs(sender, 1, null);
        return audit.judge(draft.source(), one, draft.senders(), draft.senderDomains())
                        .verdict()
                == SenderAudit.Verdict.ALLOWED;
    }

    private static String shortened(List<String> texts, String separator) {
        return texts.stream().limit(SHOWN).collect(Collectors.joining(separator))
                + (texts.size() > SHOWN ? separator + "and " + (texts.size() - SHOWN) + " more" : "");
    }

    private static void report(
            AccountDraft draft, FindingCode code, List<SenderAudit.Judged> lost, Predicate<SenderAudit.Judged> which) {
        List<SenderAudit.Judged> those = lost.stream().filter(which).toList();
        if (!those.isEmpty()) {
            draft.find(
                    code,
                    "senders",
                    shortened(those.stream().map(SenderRule::text).toList(), "; "));
        }
    }

    private static String text(SenderAudit.Judged judged) {
        SentAs sent = judged.sent();
        return sent.sender() + " (" + sent.count() + " times"
                + (sent.last() == null ? "" : ", last on " + sent.last().toLocalDate())
                + (judged.verdict() == SenderAudit.Verdict.FOREIGN_DOMAIN ? "" : ", " + judged.why()) + ")";
    }

    private static String text(NavigableSet<EmailAddress> senders) {
        if (senders.isEmpty()) {
            return "it has none";
        }
        String first = senders.stream().limit(SHOWN).map(EmailAddress::toString).collect(Collectors.joining(", "));
        return senders.size() > SHOWN ? first + " and " + (senders.size() - SHOWN) + " more" : first;
    }
}
