package net.mailmigrator;

import net.mailmigrator.cli.MigratorCommandLine;

/** Entry point. */
public final class Main {
    private Main() {}

    /** Runs the command line and ends the process with its exit status. */
    public static void main(String[] args) {
        System.exit(MigratorCommandLine.ofProcess(status -> Runtime.getRuntime().halt(status))
                .execute(args));
    }
}
