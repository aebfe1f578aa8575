package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * What may be tried on a message that the target refuses, the least first: without the keyword that it refuses (quirk
 * 46), then the repairs that the operator named, each alone, and then together where several find something to do. One
 * mailbox; one thread at a time, but {@link #withoutRefusedKeywords} may be called by several.
 */
final class Remedies {
    private final List<Repair> repairs;
    private final Set<String> refusedKeywords = new ConcurrentSkipListSet<>(String.CASE_INSENSITIVE_ORDER);

    /** @param repairs as named by the operator */
    Remedies(Set<Repair> repairs) {
        this.repairs = repairs.stream().sorted().toList();
    }

    /** A message without the keywords of which it is known by now that the target refuses them. */
    SendableMessage withoutRefusedKeywords(SendableMessage message) {
        boolean any = message.flags().keywords().stream().anyMatch(refusedKeywords::contains);
        return any ? message.without(refusedKeywords) : message;
    }

    /**
     * In the order in which they are to be tried.
     *
     * @param answer the target's words
     * @param ofOctets whether the words are known to speak of the message's text
     */
    List<SendableMessage> of(SendableMessage message, String answer, boolean ofOctets, long now) {
        List<SendableMessage> all = new ArrayList<>();
        if (!ofOctets && !message.flags().keywords().isEmpty()) {
            withoutKeywords(message, answer, all);
        }
        repaired(message, ofOctets, now, all);
        return all;
    }

    private static void withoutKeywords(SendableMessage message, String answer, List<SendableMessage> all) {
        String lower = answer.toLowerCase(Locale.ROOT);
        Set<String> named = message.flags().keywords().stream()
                .filter(keyword -> lower.contains(keyword.toLowerCase(Locale.ROOT)))
                .collect(Collectors.toSet());
        if (!named.isEmpty() && named.size() < message.flags().keywords().size()) {
            all.add(message.without(named));
        }
        all.add(message.without(message.flags().keywords()));
    }

    private void repaired(SendableMessage message, boolean ofOctets, long now, List<SendableMessage> all) {
        List<Repair> applicable = new ArrayList<>();
        for (Repair repair : repairs) {
            if (ofOctets && !repair.changesOctets()) {
                continue;
            }
            SendableMessage repaired = message.repaired(List.of(repair), now);
            if (!repaired.equals(message)) {
                applicable.add(repair);
                all.add(repaired);
            }
        }
        for (int several = 2; several <= applicable.size(); several++) {
            all.add(message.repaired(applicable.subList(0, several), now));
        }
    }

    /** It was taken like this; what was refused about it is known where a single keyword was left out. */
    void worked(SendableMessage message) {
        if (message.withoutKeywords().size() == 1) {
            refusedKeywords.addAll(message.withoutKeywords());
        }
    }
}
