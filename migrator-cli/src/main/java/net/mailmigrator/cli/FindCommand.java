package net.mailmigrator.cli;

import java.time.Instant;
import java.util.concurrent.Callable;
import net.mailmigrator.app.CommandOptions;
import net.mailmigrator.app.Environment;
import net.mailmigrator.app.FindMessage;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/** {@code migrator find}. */
@Command(
        name = "find",
        mixinStandardHelpOptions = true,
        versionProvider = VersionProvider.class,
        header = "Where one message is on both sides, and what became of it.",
        description = {
            "Reads the headers, or the listing, of all folders of the account on both sides, and asks the journal.",
            "Changes nothing. Ends with 3 where the message is nowhere. Leaves a report only where --out says so."
        })
final class FindCommand implements Callable<Integer> {
    @ParentCommand
    @SuppressWarnings("NullAway.Init")
    RootCommand root;

    @Mixin
    LookOptions output = new LookOptions();

    @Option(names = "--account", paramLabel = "A", required = true, description = "Login or address.")
    String account = "";

    @ArgGroup(multiplicity = "1")
    Sought sought = new Sought();

    /** One way to say which message it is. */
    static final class Sought {
        @Option(
                names = "--message-id",
                paramLabel = "ID",
                description = "Its Message-ID, with or without angle brackets.")
        @Nullable
        String messageId;

        @ArgGroup(exclusive = false)
        @Nullable
        DateAndSize dateAndSize;
    }

    /** What listings tell. */
    static final class DateAndSize {
        @Option(
                names = "--date",
                paramLabel = "D",
                required = true,
                description = "Its INTERNALDATE to the second, as 2018-09-12T21:03:07Z.")
        Instant date = Instant.EPOCH;

        @Option(
                names = "--size",
                paramLabel = "N",
                required = true,
                description = "Its size in bytes, as the server lists it.")
        long size;
    }

    private final Environment environment;

    FindCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public Integer call() {
        FindMessage find = new FindMessage(environment);
        CommandOptions options = output.with(root);
        DateAndSize listed = sought.dateAndSize;
        return (listed == null
                        ? find.byMessageId(options, account, String.valueOf(sought.messageId))
                        : find.byDateAndSize(options, account, listed.date, listed.size))
                .code();
    }
}
