package net.mailmigrator.report;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A decision of an operator, given or asked for.
 *
 * @param account login; null where the decision is for a domain, a customer or all
 * @param customer its id, where the decision is for all accounts of a customer; else null
 * @param text what is asked: the finding's sentence, or what the decision names
 * @param answers what may be answered
 * @param answer null while open
 */
public record DecisionEntry(
        State state,
        String code,
        @Nullable String account,
        @Nullable String customer,
        String text,
        List<String> answers,
        @Nullable String answer,
        @Nullable String by,
        @Nullable String why) {

    /** Where a decision stands. */
    public enum State {
        OPEN,
        GIVEN,
        /** Its finding is gone. */
        STALE
    }

    public DecisionEntry {
        answers = List.copyOf(answers);
    }
}
