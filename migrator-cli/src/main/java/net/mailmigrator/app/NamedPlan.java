package net.mailmigrator.app;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.StopException;
import net.mailmigrator.plan.AccountPlan;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.plan.PlanDigest;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;
import tools.jackson.core.JacksonException;

/** The plan that {@code --plan DIGEST} names, found again in the report that {@code plan} left. */
final class NamedPlan {
    private final String digest;
    private final Path reports;

    /** @param reports the folder of the batch's report folders */
    NamedPlan(String digest, Path reports) {
        this.digest = digest;
        this.reports = reports;
    }

    /**
     * Logins of accounts for which the plan now is another one, or which the named plan did not have.
     *
     * @throws StopException where the plan has changed and the named one is not found, so that nobody can say where
     */
    Set<String> drifted(MigrationPlan now) {
        if (now.digest().equals(digest)) {
            return Set.of();
        }
        Map<String, String> then = new HashMap<>();
        CommandReport report = find().orElseThrow(() -> new StopException(
                ExitStatus.REJECTED,
                "--plan " + digest + ": the plan is " + now.digest() + " now, and no report in " + reports
                        + " is of the plan named, so that it cannot be told which accounts differ. Nothing was touched."
                        + " Look at the new plan with \"migrator plan\"."));
        for (AccountReport account : report.accounts()) {
            if (account.planDigest() != null) {
                then.put(account.login(), account.planDigest());
            }
        }
        return now.accounts().stream()
                .filter(account -> !PlanDigest.of(account)
                        .equals(then.get(account.account().login())))
                .map(AccountPlan::account)
                .map(account -> account.login())
                .collect(Collectors.toUnmodifiableSet());
    }

    private Optional<CommandReport> find() {
        if (!Files.isDirectory(reports)) {
            return Optional.empty();
        }
        try (Stream<Path> folders = Files.list(reports)) {
            List<Path> plans = folders.map(folder -> folder.resolve("plan.json"))
                    .filter(Files::isRegularFile)
                    .sorted()
                    .toList();
            return plans.stream()
                    .flatMap(file -> read(file).stream())
                    .filter(this::isMeant)
                    .findFirst();
        } catch (IOException unreadable) {
            return Optional.empty();
        }
    }

    private boolean isMeant(CommandReport report) {
        return digest.equals(report.planDigest());
    }

    private static Optional<CommandReport> read(Path file) {
        try {
            return Optional.of(new ReportJson().read(Files.readAllBytes(file)));
        } catch (IOException | JacksonException noReport) {
            return Optional.empty();
        }
    }
}
