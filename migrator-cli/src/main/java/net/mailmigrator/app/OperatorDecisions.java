package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import net.mailmigrator.config.GivenDecision;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Problems;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.plan.Decision;

/** The answers of {@code decisions.yaml} as the mapper asks for them. Where several fit, the last one counts. */
final class OperatorDecisions implements Decisions {
    private final List<GivenDecision> given;

    OperatorDecisions(List<GivenDecision> given) {
        this.given = List.copyOf(given);
    }

    List<GivenDecision> given() {
        return given;
    }

    @Override
    public Optional<String> answer(FindingCode code, SourceAccount account) {
        return given.stream()
                .map(GivenDecision::decision)
                .filter(decision -> decision.code() == code && concerns(decision, account))
                .reduce((earlier, later) -> later)
                .map(Decision::answer);
    }

    /**
     * Checks that every decision names something that is in the source.
     *
     * @throws net.mailmigrator.model.ProblemsException with all that name nothing
     */
    void checkTargets(List<SourceAccount> accounts) {
        Problems problems = new Problems();
        for (GivenDecision decision : given) {
            if (accounts.stream().noneMatch(account -> concerns(decision.decision(), account))) {
                problems.add(
                        decision.place(),
                        "the source has nothing that is " + target(decision.decision())
                                + "; correct it or take the decision out");
            }
        }
        problems.throwIfAny();
    }

    /** What a decision is about, in words. */
    static String target(Decision decision) {
        if (decision.account() != null) {
            return "account " + decision.account();
        }
        if (decision.domain() != null) {
            return "domain " + decision.domain();
        }
        return decision.customer() == null ? "all accounts" : "customer " + decision.customer();
    }

    static boolean concerns(Decision decision, SourceAccount account) {
        List<Boolean> conditions = new ArrayList<>();
        if (decision.account() != null) {
            conditions.add(decision.account().equals(account.login())
                    || (account.address() != null
                            && account.address()
                                    .toString()
                                    .equals(decision.account().toLowerCase(Locale.ROOT))));
        }
        if (decision.domain() != null) {
            conditions.add(
                    account.address() != null && account.address().domain().equalsIgnoreCase(decision.domain()));
        }
        if (decision.customer() != null) {
            conditions.add(account.customer() != null
                    && Objects.equals(account.customer().id(), decision.customer()));
        }
        return !conditions.contains(false);
    }
}
