package net.mailmigrator.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.Selection;
import net.mailmigrator.app.VerifyManifest;
import net.mailmigrator.app.VerifyMigration;
import net.mailmigrator.verify.VerifySettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code migrator verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Compares the target with what the last pass saw at the source.",
        description = "Changes nothing on either server. Differences are listed in the report and end with 3.")
final class VerifyCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    SelectionOptions selection = new SelectionOptions();

    @Mixin
    OutputOptions output = new OutputOptions();

    @Mixin
    TimeOptions time = new TimeOptions();

    @Mixin
    WorkOptions work = new WorkOptions();

    @Option(
            names = "--content",
            paramLabel = "all|none|N%",
            converter = PercentConverter.class,
            description = "How many messages are read again and hashed at the target (default: as the settings say).")
    @Nullable
    Integer contentPercent;

    @Option(
            names = "--depth",
            paramLabel = "DEPTH",
            converter = DepthConverter.class,
            description = "counts: only numbers of messages; metadata: each message's flags, date and size (default: as"
                    + " the settings say).")
    VerifySettings.@Nullable Depth depth;

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Read the same sample again: the seed that an earlier verification has printed.")
    @Nullable
    Long seed;

    @Option(
            names = "--anew",
            description = "With --content all: read everything again, also what a verification that was cut off has"
                    + " read.")
    boolean anew;

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description =
                    "Compare a manifest, which an earlier verification of all contents has written, with the server"
                            + " it is of; needs no journal.")
    @Nullable
    Path manifest;

    @Spec
    @SuppressWarnings("NullAway.Init")
    CommandSpec spec;

    private final Environment environment;

    VerifyCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        refuseContradictions();
        if (manifest != null) {
            return new VerifyManifest(environment)
                    .run(output.with(root, !work.noProgress), manifest, work.trace)
                    .code();
        }
        VerifyMigration.Request request = new VerifyMigration.Request(
                output.with(root, !work.noProgress),
                selection.selection(),
                new VerifyMigration.Thoroughness(depth, contentPercent, seed, anew),
                work.trace,
                time.limits());
        return new VerifyMigration(environment).run(request).code();
    }

    private void refuseContradictions() {
        if (depth == VerifySettings.Depth.COUNTS && contentPercent != null && contentPercent > 0) {
            throw new ParameterException(
                    spec.commandLine(), "--depth counts reads no message, so it does not go with --content");
        }
        boolean more = depth != null || contentPercent != null || seed != null || anew;
        if (manifest != null && (more || !selection.selection().equals(Selection.EVERYTHING))) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--manifest names the account itself and reads all that it lists, so it goes with no other choice");
        }
    }
}
