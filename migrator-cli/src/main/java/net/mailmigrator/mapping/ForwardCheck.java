package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;

/** R20: where forwards lead. The same for those of accounts and of addresses without one. */
final class ForwardCheck {
    /** More redirects than this, Dovecot's default, and a Sieve script fails and forwards nothing. */
    private static final int SIEVE_REDIRECTS = 4;

    private final AddressBook book;
    private final MoveDay move;
    private final ForwardLoops loops;

    ForwardCheck(AddressBook book, MoveDay move) {
        this.book = book;
        this.move = move;
        this.loops = new ForwardLoops(book);
    }

    /**
     * The forward as the new system shall have it; empty where nothing is left of it.
     *
     * @param own the addresses from which it leads away
     */
    Optional<Forward> check(Forward old, Set<EmailAddress> own, Remarks remarks) {
        String from = old.from() == null ? "all its addresses" : old.from().toString();
        String what = "the forward of " + from;
        List<String> targets = new ArrayList<>();
        Set<EmailAddress> itself = own.stream().map(book::canonical).collect(Collectors.toSet());
        boolean keepCopy = old.keepCopy();
        for (String target : old.targets()) {
            Optional<EmailAddress> address = EmailAddress.parse(target);
            if (address.isEmpty()) {
                remarks.find(FindingCode.FORWARD_TARGET_INVALID, "from", from, "target", target);
            } else if (itself.contains(book.canonical(address.get()))
                    && book.owner(address.get()).isPresent()) {
                // to itself: how panels write that a copy stays
                keepCopy = true;
                remarks.change("R20", what, "to itself", "keeps a copy");
            } else {
                targets.add(target);
            }
        }
        if (targets.isEmpty()) {
            return Optional.empty();
        }
        Period period = Period.settle(what, new Period(old.active(), old.start(), old.end()), move, remarks);
        if (old.active()) {
            leads(from, targets, remarks);
            loops.from(own, targets)
                    .ifPresent(loop -> remarks.find(FindingCode.FORWARD_LOOP, "loop", String.join(" -> ", loop)));
        }
        if (targets.size() > SIEVE_REDIRECTS) {
            remarks.find(FindingCode.FORWARD_MANY_TARGETS, "from", from, "count", String.valueOf(targets.size()));
        }
        return Optional.of(new Forward(old.from(), targets, keepCopy, period.active(), period.start(), period.end()));
    }

    private void leads(String from, List<String> targets, Remarks remarks) {
        List<String> external = new ArrayList<>();
        for (String target : targets) {
            EmailAddress address = EmailAddress.parse(target).orElseThrow();
            if (!book.hosts(address.domain())) {
                external.add(target);
            } else if (book.isOut(address.domain())) {
                remarks.find(FindingCode.FORWARD_OUT_OF_SCOPE, "from", from, "target", target);
            } else if (!book.delivers(address)) {
                remarks.find(FindingCode.FORWARD_TARGET_UNKNOWN, "from", from, "target", target);
            }
        }
        if (!external.isEmpty()) {
            remarks.find(FindingCode.FORWARD_EXTERNAL, "from", from, "targets", String.join(", ", external));
        }
    }
}
