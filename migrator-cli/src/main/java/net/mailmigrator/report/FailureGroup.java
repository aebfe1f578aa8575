package net.mailmigrator.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;

/**
 * Failures with the same words, account, folder and numbers aside; the most frequent first.
 *
 * @param text the first one's whole text
 * @param logins the accounts concerned, once each
 */
public record FailureGroup(FailureScope scope, String code, String text, long count, List<String> logins) {

    static List<FailureGroup> of(CommandReport report) {
        Map<String, List<Concerned>> groups = new LinkedHashMap<>();
        for (AccountReport account : report.accounts()) {
            for (Failure failure : account.failures()) {
                groups.computeIfAbsent(likeness(failure, account), key -> new ArrayList<>())
                        .add(new Concerned(account.login(), failure));
            }
        }
        return groups.values().stream()
                .map(FailureGroup::of)
                .sorted(Comparator.comparing((FailureGroup group) -> -group.count()))
                .toList();
    }

    private static FailureGroup of(List<Concerned> same) {
        Failure first = same.get(0).failure();
        return new FailureGroup(
                first.scope(),
                first.code(),
                first.text(),
                same.size(),
                same.stream().map(Concerned::login).distinct().toList());
    }

    private record Concerned(String login, Failure failure) {}

    private static String likeness(Failure failure, AccountReport account) {
        String text = failure.text().replace(account.login(), "*");
        if (account.address() != null) {
            text = text.replace(account.address(), "*");
        }
        if (failure.folder() != null && !failure.folder().isEmpty()) {
            text = text.replace(failure.folder(), "*");
        }
        return failure.scope() + " " + failure.code() + " " + text.replaceAll("[0-9][0-9.,]*", "#");
    }
}
