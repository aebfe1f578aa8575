package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.CommandReport;
import net.mailmigrator.report.ReportJson;

/** The old panel in front of the command line: what {@code plan} makes of a database or of files, without mail servers. */
public final class PanelWorld {
    private static final String FILES = "{ template: generic-csv, files: accounts.csv }";

    private final CommandLineWorld world;

    /** A world in an empty folder, whose accounts are in a database. */
    public PanelWorld(Path folder, ConfigServerDatabase database) {
        this(
                folder,
                "{ template: config-server, jdbc: { url: \"" + database.url() + "\", user: "
                        + database.settings().user() + ", password: \""
                        + database.settings().password().reveal() + "\" } }");
    }

    /** A world in an empty folder, whose accounts are where the settings say: {@code source.accounts}. */
    public PanelWorld(Path folder, String accounts) {
        world = new CommandLineWorld(folder);
        world.settings(FILES, accounts);
        world.settings("copy: { settle: 0s }", "scope: { include: [my.config-server.de] }");
        world.settings("target:\n", "target:\n  provision: [ { template: dovecot-files, output: ./provision } ]\n");
    }

    /** Plans; the exit status. */
    public int plan() {
        return world.run("plan", "--inspect", "none", "--out", "report");
    }

    /** The command line. */
    public CommandLineWorld commands() {
        return world;
    }

    /** What the plan's JSON says. */
    public CommandReport report() {
        return new ReportJson().read(octets("plan.json"));
    }

    /** An account of the plan. */
    public AccountReport account(String login) {
        return report().accounts().stream()
                .filter(account -> account.login().equals(login))
                .findFirst()
                .orElseThrow();
    }

    /** A file of the plan's report. */
    public String file(String name) {
        return new String(octets(name), java.nio.charset.StandardCharsets.UTF_8);
    }

    private byte[] octets(String name) {
        try {
            return Files.readAllBytes(world.folder().resolve("report").resolve(name));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
