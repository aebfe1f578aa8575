package net.mailmigrator.app;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import net.mailmigrator.config.Settings;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.JournalStore;
import net.mailmigrator.journal.Progress;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.ReportBuilder;
import net.mailmigrator.verify.VerifyJob;
import net.mailmigrator.verify.VerifySettings;
import org.jspecify.annotations.Nullable;

/** {@code verify}: compares the target with what the last pass saw at the source. Changes neither. */
public final class VerifyMigration {
    private final Environment environment;

    /** A use case in an environment. */
    public VerifyMigration(Environment environment) {
        this.environment = environment;
    }

    /**
     * How deep, and from where.
     *
     * @param depth null: as the settings say, but metadata at least
     * @param contentPercent how many messages are read whole; null: as the settings say, none where only numbers are wanted
     * @param seed of the sample; null: a new one
     * @param anew whether what an unfinished verification has read is read again
     */
    public record Thoroughness(
            VerifySettings.@Nullable Depth depth,
            @Nullable Integer contentPercent,
            @Nullable Long seed,
            boolean anew) {
        VerifySettings over(VerifySettings settings) {
            VerifySettings.Depth usual =
                    settings.depth() == VerifySettings.Depth.NONE ? VerifySettings.Depth.METADATA : settings.depth();
            VerifySettings.Depth wanted = depth == null ? usual : depth;
            int percent = depth == VerifySettings.Depth.COUNTS ? 0 : settings.contentPercent();
            return new VerifySettings(wanted, contentPercent == null ? percent : contentPercent);
        }

        /** What goes on with it, as options and with a blank behind each. */
        String asTyped() {
            String content = contentPercent == null ? "" : "--content " + contentWord(contentPercent) + " ";
            return (depth == null ? "" : "--depth " + depth.name().toLowerCase(Locale.ROOT) + " ") + content;
        }

        private static String contentWord(int percent) {
            return percent == 100 ? "all" : percent == 0 ? "none" : percent + "%";
        }

        VerifyJob.Scope scope() {
            return anew ? VerifyJob.Scope.ALL_ANEW : VerifyJob.Scope.ALL;
        }
    }

    /**
     * What is asked.
     *
     * @param trace the account whose dialogue is wanted; null: none
     * @param time when it may work
     */
    public record Request(
            CommandOptions options,
            Selection selection,
            Thoroughness thoroughness,
            @Nullable String trace,
            TimeLimits time) {}

    /** Verifies and reports. */
    public ExitStatus run(Request request) {
        Workplace workplace = Workplace.open(environment, request.options(), "verify");
        Settings settings = workplace.settings();
        SoftStop stop = request.time()
                .begin(
                        settings.run().window(),
                        environment,
                        environment.interrupts().get());
        try (Journal journal = new JournalStore(settings.journal(), environment.clock())
                .open(settings.identity(), Version.current(), "verify")) {
            return run(workplace, journal, request, stop);
        }
    }

    private ExitStatus run(Workplace workplace, Journal journal, Request request, SoftStop stop) {
        Progress progress = journal.progress();
        Settings settings = workplace.settings();
        try (Preparation preparation =
                        new Preparation(workplace, request.selection(), progress, request.trace(), stop);
                RunBoard board = new RunBoard(journal, workplace.progress())) {
            List<MappedAccount> accounts = preparation.reading().selected().stream()
                    .map(result -> result.account())
                    .toList();
            VerifySettings depth = request.thoroughness().over(settings.verify());
            long seed = seed(request.thoroughness());
            VerifyAccounts verification = new VerifyAccounts(workplace, journal, preparation.sides(), stop, board);
            VerifyStep step = new VerifyStep(
                    depth,
                    preparation.sides(),
                    environment.clock(),
                    VerifyResources.of(settings, verification.stop(), verification.stop()),
                    seed);
            List<AccountReport> reports = verification.run(
                    accounts, step, request.thoroughness().scope(), new ManifestFolder(workplace, preparation.sides()));
            board.close();
            ReportBuilder builder = workplace
                    .report()
                    .read(preparation.reading().read(), preparation.reading().outOfScope())
                    .notSelected(preparation.reading().others().size())
                    .badRows(preparation.reading().badRows())
                    .accounts(reports)
                    .applied(preparation.sides().workarounds())
                    .selection(request.selection().toArguments());
            preparation.notes().forEach(builder::note);
            verification.notes().forEach(builder::note);
            sample(reports, depth, seed).ifPresent(builder::note);
            verification
                    .unreachable()
                    .ifPresentOrElse(
                            text -> builder.note(text).exit(ExitStatus.UNREACHABLE),
                            () -> stopped(builder, verification, stop));
            return workplace.finish(builder.next(workplace.next(verification.next(request))));
        }
    }

    private static void stopped(ReportBuilder builder, VerifyAccounts verification, SoftStop stop) {
        stop.status()
                .filter(status -> status != ExitStatus.STOPPED || verification.leftSome())
                .ifPresent(status -> {
                    stop.timeIsOver().ifPresent(builder::note);
                    builder.exit(status);
                });
    }

    private long seed(Thoroughness thoroughness) {
        Long given = thoroughness.seed();
        return given == null ? environment.clock().instant().getEpochSecond() : given;
    }

    private static Optional<String> sample(List<AccountReport> reports, VerifySettings depth, long seed) {
        int percent = depth.contentPercent();
        boolean read = reports.stream()
                .anyMatch(report -> report.checked() != null && report.checked().contents() > 0);
        return percent == 0 || percent == 100 || !read
                ? Optional.empty()
                : Optional.of("the texts that were read are a sample of " + percent
                        + " %; the same sample is read again with: migrator verify --content " + percent + "% --seed "
                        + seed);
    }
}
