package net.mailmigrator.cli;

import net.mailmigrator.app.RunMigration;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.copy.PassRequest.Deletions;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** What the last run before the switch does beside copying. */
final class FinalPassOptions {
    @Option(
            names = "--final",
            description = "The final pass: opens every folder, and compares the flags of all messages.")
    boolean last;

    @Option(
            names = "--delete",
            description = "With --final: take away at the target what the tool has copied and the source no longer has,"
                    + " unless somebody has changed it there.")
    boolean delete;

    @Option(
            names = "--delete-preview",
            description = "With --final: list what --delete would take away; delete nothing.")
    boolean preview;

    @Option(
            names = "--delete-cap",
            paramLabel = "N%",
            converter = PercentConverter.class,
            description = "How much of an account may be taken away at once (default: 5%% of its copied messages, and"
                    + " 20%% of a folder). If there is more, nothing of the account is.")
    @Nullable
    Integer cap;

    /** @throws ParameterException for options that do not go together */
    PassRequest request(RunMigration.@Nullable Step only, CommandSpec spec) {
        boolean deletions = delete || preview;
        refuseIf(deletions && !last, "--delete and --delete-preview go with --final", spec);
        refuseIf(cap != null && !deletions, "--delete-cap goes with --delete or --delete-preview", spec);
        refuseIf(
                last && only != null && only != RunMigration.Step.COPY,
                "--final is a pass of the copy, so it does not go with --only "
                        + String.valueOf(only).toLowerCase(java.util.Locale.ROOT),
                spec);
        int percent = cap == null ? Deletions.USUAL_CAP : cap;
        return new PassRequest(last, deletions ? new Deletions(preview, percent) : null);
    }

    private static void refuseIf(boolean wrong, String text, CommandSpec spec) {
        if (wrong) {
            throw new ParameterException(spec.commandLine(), text);
        }
    }
}
