package net.mailmigrator.mapping.issues;

import java.time.LocalDate;
import java.util.List;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * Something that went wrong in an earlier wave and will again in accounts of a kind.
 *
 * @param id as {@code KI-002}
 * @param when all of these hold for an account that it concerns
 * @param code by its severity: {@link FindingCode#KNOWN_ISSUE} and the like
 * @param text for the report
 * @param letter for the customer; null: nothing
 * @param validUntil the last day on which it is looked for; null: always
 */
public record KnownIssue(
        String id,
        List<Condition> when,
        FindingCode code,
        String text,
        @Nullable String letter,
        @Nullable LocalDate validUntil) {
    public KnownIssue {
        when = List.copyOf(when);
    }

    /** Its text, and what the customer is to be told. */
    public String words() {
        return letter == null ? text : text + ". Tell the customer: " + letter;
    }

    /**
     * Whether it concerns an account.
     *
     * @param today null: not known, so that no issue is over
     */
    public boolean concerns(SourceAccount old, MappedAccount account, @Nullable LocalDate today) {
        boolean over = validUntil != null && today != null && today.isAfter(validUntil);
        return !over && when.stream().allMatch(condition -> condition.holds(old, account));
    }
}
