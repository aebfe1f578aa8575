package net.mailmigrator.mapping;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Forward;

/** Follows forwards until they come back. */
final class ForwardLoops {
    private final AddressBook book;

    ForwardLoops(AddressBook book) {
        this.book = book;
    }

    /** The way from one of the addresses back to it, with that address at both ends; empty where there is none. */
    Optional<List<String>> from(Set<EmailAddress> own, List<String> targets) {
        Set<EmailAddress> known = own.stream().map(book::known).collect(Collectors.toSet());
        Deque<List<EmailAddress>> ways = new ArrayDeque<>();
        Set<EmailAddress> seen = new HashSet<>();
        known(targets).forEach(target -> ways.add(List.of(target)));
        while (!ways.isEmpty()) {
            List<EmailAddress> way = ways.remove();
            EmailAddress last = way.get(way.size() - 1);
            if (known.contains(last)) {
                return Optional.of(text(last, way));
            }
            if (seen.add(last)) {
                next(last)
                        .forEach(target -> ways.add(
                                Stream.concat(way.stream(), Stream.of(target)).toList()));
            }
        }
        return Optional.empty();
    }

    private static List<String> text(EmailAddress first, List<EmailAddress> way) {
        return Stream.concat(Stream.of(first), way.stream())
                .map(EmailAddress::toString)
                .toList();
    }

    private Stream<EmailAddress> next(EmailAddress address) {
        Stream<Forward> ofEntry = book.entry(address).stream().flatMap(entry -> entry.forwards().stream());
        Stream<Forward> ofAccount = book.owner(address).stream()
                .flatMap(account -> account.forwards().stream())
                .filter(forward ->
                        forward.from() == null || book.known(forward.from()).equals(address));
        return Stream.concat(ofEntry, ofAccount).filter(Forward::active).flatMap(forward -> known(forward.targets()));
    }

    private Stream<EmailAddress> known(List<String> targets) {
        return targets.stream()
                .map(EmailAddress::parse)
                .flatMap(Optional::stream)
                .map(book::known);
    }
}
