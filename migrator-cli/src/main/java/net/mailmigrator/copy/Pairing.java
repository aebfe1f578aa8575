package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.MessageFlags;

/**
 * Pairs messages that were sent with messages found at the target, by digest, each used once (EXACTNESS §3.5): in
 * ascending UID order, flags as sent break ties, so that true duplicates stay duplicates with their own flags.
 */
final class Pairing {
    private final Map<Digest, List<Read>> byExact;
    private final Map<Digest, List<Read>> byLoose;

    /** Candidates in ascending UID order. */
    Pairing(Collection<Read> candidates) {
        this.byExact = index(candidates, Digests::exact);
        this.byLoose = index(candidates, Digests::loose);
    }

    private static Map<Digest, List<Read>> index(Collection<Read> candidates, Function<Digests, Digest> rung) {
        Map<Digest, List<Read>> index = new HashMap<>();
        for (Read candidate : candidates) {
            index.computeIfAbsent(rung.apply(candidate.digests()), key -> new ArrayList<>())
                    .add(candidate);
        }
        return index;
    }

    /** Takes the candidate whose octets are all equal. */
    Optional<Read> takeExact(Digests digests, MessageFlags flags) {
        return take(byExact.get(digests.exact()), flags);
    }

    /** Takes a candidate that differs at most in CR, LF, NUL and 0x80. */
    Optional<Read> takeLoose(Digests digests, MessageFlags flags) {
        return take(byLoose.get(digests.loose()), flags);
    }

    /** Takes a candidate that the target has made of it, where octets above 127 in headers are not kept: the last resort. */
    Optional<Read> takeMunged(Digests digests, MessageFlags flags) {
        return take(byLoose.get(digests.munged()), flags);
    }

    /** Takes the candidate that is most like it. */
    Optional<Read> takeBest(Digests digests, MessageFlags flags) {
        return takeExact(digests, flags).or(() -> takeLoose(digests, flags)).or(() -> takeMunged(digests, flags));
    }

    private Optional<Read> take(@org.jspecify.annotations.Nullable List<Read> equal, MessageFlags flags) {
        if (equal == null || equal.isEmpty()) {
            return Optional.empty();
        }
        Read taken = equal.stream()
                .filter(candidate -> candidate.metadata().flags().equals(flags))
                .findFirst()
                .orElse(equal.get(0));
        take(taken);
        return Optional.of(taken);
    }

    /** Takes a certain candidate. */
    void take(Read taken) {
        List.of(
                        byExact.get(taken.digests().exact()),
                        byLoose.get(taken.digests().loose()))
                .forEach(list -> list.remove(taken));
    }

    /** Candidates that nobody took, ascending. */
    List<Read> left() {
        return byExact.values().stream()
                .flatMap(List::stream)
                .sorted(java.util.Comparator.comparingLong(
                        read -> read.metadata().uid()))
                .toList();
    }
}
