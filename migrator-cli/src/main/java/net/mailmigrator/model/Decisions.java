package net.mailmigrator.model;

import java.util.Optional;

/** What operators answered to findings of severity DECIDE (decisions.yaml). Pure. */
@FunctionalInterface
public interface Decisions {
    /** Nothing has been decided. */
    Decisions NONE = (code, account) -> Optional.empty();

    /** The answer that holds for this account, one of {@link FindingCode#answers()}; empty where the question is open. */
    Optional<String> answer(FindingCode code, SourceAccount account);
}
