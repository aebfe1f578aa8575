package net.mailmigrator.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.plan.PlanDigest;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;

/**
 * The plan that {@code --plan} names: by its digest, and then it is found again in the report that {@code plan} left with
 * the others of the batch, or by the folder of that report.
 */
final class NamedPlan {
    private final String named;
    private final Workplace workplace;

    NamedPlan(String named, Workplace workplace) {
        this.named = named;
        this.workplace = workplace;
    }

    /**
     * Logins of accounts for which the plan now is another one, or which the named plan did not have. What was open or
     * wrong then is part of an account's digest, so that it stays open or wrong for the named plan.
     *
     * @throws StopException where the plan has changed and the named one is not found, so that nobody can say where
     */
    Set<String> drifted(MigrationPlan now) {
        if (now.digest().equals(named)) {
            return Set.of();
        }
        Map<String, String> then = new HashMap<>();
        CommandReport report = isDigest()
                ? findByDigest(now)
                : new PlanReports(workplace)
                        .in(
                                "--plan",
                                named,
                                "neither a digest, such as 7c1f-09ab, nor a folder with the report of a plan");
        for (AccountReport account : report.accounts()) {
            if (account.planDigest() != null) {
                then.put(account.login(), account.planDigest());
            }
        }
        return now.accounts().stream()
                .filter(account -> !PlanDigest.of(account)
                        .equals(then.get(account.account().login())))
                .map(account -> account.account().login())
                .collect(Collectors.toUnmodifiableSet());
    }

    private boolean isDigest() {
        return named.matches("[0-9a-f]{4}-[0-9a-f]{4}");
    }

    private CommandReport findByDigest(MigrationPlan now) {
        Path reports = workplace.reportsOfBatch();
        return in(reports).stream()
                .flatMap(file -> PlanReports.read(file).stream())
                .filter(report -> named.equals(report.planDigest()))
                .findFirst()
                .orElseThrow(() -> new StopException(
                        ExitStatus.REJECTED,
                        "--plan " + named + ": the plan is " + now.digest() + " now, and no report in " + reports
                                + " is of the plan named, so that it cannot be told which accounts differ. Nothing was"
                                + " touched. If that plan was written elsewhere, name its report folder (--plan DIR);"
                                + " else look at the new plan with \"migrator plan\"."));
    }

    private static List<Path> in(Path reports) {
        if (!Files.isDirectory(reports)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            return folders.map(folder -> folder.resolve(PlanReports.NAME))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }
}
