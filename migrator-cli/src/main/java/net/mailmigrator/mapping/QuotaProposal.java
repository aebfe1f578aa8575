package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.QuotaLimit;
import org.jspecify.annotations.Nullable;

/**
 * What a policy wants to give an account. Not for several threads.
 *
 * <p>{@code given} is what the policy says; {@code raised} is what an operator made of it, where it was too little.
 */
final class QuotaProposal {
    private final QuotaLimit given;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable QuotaLimit raised;

    QuotaProposal(QuotaLimit given) {
        this.given = given;
    }

    static QuotaProposal of(long bytes) {
        return new QuotaProposal(new QuotaLimit.Bytes(bytes));
    }

    QuotaProposal with(FindingCode code, String... params) {
        findings.add(Finding.of(code, params));
        return this;
    }

    void raise(long bytes) {
        raised = new QuotaLimit.Bytes(bytes);
    }

    QuotaLimit given() {
        return given;
    }

    /** What it gets in the end. */
    QuotaLimit last() {
        return raised == null ? given : raised;
    }

    List<Finding> findings() {
        return findings;
    }

    /** What it draws from a contingent: bytes, or nothing where it has no number. */
    long drawn() {
        return last() instanceof QuotaLimit.Bytes limit ? limit.bytes() : 0;
    }
}
