package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.MessageCounts;

/** The right-hand side of a balance in words. */
final class BalanceSum {

    private BalanceSum() {}

    /** One state and how many messages are in it. */
    record Part(String name, long count) {}

    /** All states, in the order of the contract. */
    static List<Part> parts(MessageCounts counts) {
        return List.of(
                new Part("copied", counts.copied()),
                new Part("already there", counts.alreadyThere()),
                new Part("adopted", counts.adopted()),
                new Part("excluded", counts.excluded()),
                new Part("refused", counts.refused()),
                new Part("unreadable", counts.unreadable()),
                new Part("vanished", counts.vanished()),
                new Part("undecided", counts.undecided()),
                new Part("pending", counts.pending()));
    }

    /** {@code 880 copied + 20 refused}: what is not nought, or {@code 0 copied}. */
    static String spelledOut(MessageCounts counts) {
        List<String> words = new ArrayList<>();
        for (Part part : parts(counts)) {
            if (part.count() != 0) {
                words.add(Words.count(part.count()) + " " + part.name());
            }
        }
        return words.isEmpty() ? "0 copied" : String.join(" + ", words);
    }
}
