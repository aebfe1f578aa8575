package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.MessageCounts;

/** The right-hand side of a balance in words. */
public final class BalanceSum {

    private BalanceSum() {}

    /** One state and how many messages are in it. */
    public record Part(String name, long count) {}

    /** All states, in the order of the contract. */
    public static List<Part> parts(MessageCounts counts) {
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

    /** {@code 880 copied + 20 refused}: what is not nought; {@code 0} where all is. */
    public static String spelledOut(MessageCounts counts) {
        return String.join(" ", summands(counts));
    }

    /** The same in pieces that are not torn apart: {@code 880 copied}, {@code + 20 refused}. */
    static List<String> summands(MessageCounts counts) {
        List<String> summands = new ArrayList<>();
        for (Part part : parts(counts)) {
            if (part.count() != 0) {
                summands.add((summands.isEmpty() ? "" : "+ ") + Words.count(part.count()) + " " + part.name());
            }
        }
        return summands.isEmpty() ? List.of("0") : summands;
    }
}
