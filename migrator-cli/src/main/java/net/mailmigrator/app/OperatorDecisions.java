package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.config.AcceptedMessage;
import net.mailmigrator.config.GivenDecision;
import net.mailmigrator.config.GivenDecisions;
import net.mailmigrator.copy.Acceptance;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.Decisions;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.Problems;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.plan.Decision;

/**
 * The answers of {@code decisions.yaml} as the mapper asks for them. Where several fit, the one for the account holds
 * before that for its domain, that before the customer's, and that before the one for all.
 */
final class OperatorDecisions implements Decisions {
    private final List<GivenDecision> given;
    private final List<AcceptedMessage> messages;

    OperatorDecisions(GivenDecisions given) {
        this.given = given.answers();
        this.messages = given.messages();
    }

    /** Decisions that accept the loss of single messages. */
    List<AcceptedMessage> messages() {
        return messages;
    }

    /** What is accepted of one account. */
    List<Acceptance> acceptances(MappedAccount account) {
        return messages.stream()
                .filter(message -> Selection.isNameOf(message.account(), account))
                .map(message -> new Acceptance(
                        MessageState.valueOf(message.code().substring("MESSAGE-".length())),
                        message.folder(),
                        message.uid(),
                        message.by() + ": " + message.why()))
                .toList();
    }

    List<GivenDecision> given() {
        return given;
    }

    @Override
    public Optional<String> answer(FindingCode code, SourceAccount account) {
        return given.stream()
                .map(GivenDecision::decision)
                .filter(decision -> decision.code() == code && concerns(decision, account))
                .max(Comparator.comparing(Decision::rank))
                .map(Decision::answer);
    }

    /**
     * Checks that every decision names something that is in the source, and that none contradicts another.
     *
     * @throws net.mailmigrator.model.ProblemsException with all that name nothing or contradict
     */
    void check(List<SourceAccount> accounts) {
        Problems problems = new Problems();
        for (GivenDecision decision : given) {
            if (accounts.stream().noneMatch(account -> concerns(decision.decision(), account))) {
                problems.add(
                        decision.place(),
                        "the source has nothing that is " + target(decision.decision())
                                + "; correct it or take the decision out");
            }
        }
        for (AcceptedMessage message : messages) {
            if (accounts.stream().noneMatch(account -> isNamed(message.account(), account))) {
                problems.add(
                        message.place(),
                        "the source has nothing that is account " + message.account()
                                + "; correct it or take the decision out");
            }
        }
        accounts.stream().flatMap(this::contradictions).distinct().forEach(it -> problems.add(it.place(), it.text()));
        problems.throwIfAny();
    }

    /** Different answers of equal rank to one question about an account. Each is held against the first. */
    private Stream<Problem> contradictions(SourceAccount account) {
        Map<Question, GivenDecision> first = new HashMap<>();
        List<Problem> found = new ArrayList<>();
        for (GivenDecision entry : given) {
            Decision decision = entry.decision();
            if (concerns(decision, account)) {
                GivenDecision before = first.putIfAbsent(new Question(decision.code(), decision.rank()), entry);
                if (before != null && !before.decision().answer().equals(decision.answer())) {
                    found.add(contradiction(before, entry));
                }
            }
        }
        return found.stream();
    }

    private record Question(FindingCode code, int rank) {}

    private static Problem contradiction(GivenDecision before, GivenDecision entry) {
        return new Problem(
                entry.place(),
                entry.decision().code().code() + " of " + target(entry.decision()) + " is answered with "
                        + entry.decision().answer() + ", but " + before.place() + " answers it with "
                        + before.decision().answer() + " for " + target(before.decision())
                        + "; take one of them out");
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

    private static boolean isNamed(String name, SourceAccount account) {
        return name.equals(account.login())
                || (account.address() != null && account.address().toString().equals(name.toLowerCase(Locale.ROOT)));
    }

    static boolean concerns(Decision decision, SourceAccount account) {
        List<Boolean> conditions = new ArrayList<>();
        if (decision.account() != null) {
            conditions.add(isNamed(decision.account(), account));
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
