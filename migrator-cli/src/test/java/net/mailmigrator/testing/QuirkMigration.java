package net.mailmigrator.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;

/** An account {@value #LOGIN} between two {@link QuirkServer}s, moved with the real command line. */
public final class QuirkMigration implements AutoCloseable {
    /** The account. */
    public static final String LOGIN = "anna";

    private final QuirkServer source;
    private final QuirkServer target;
    private final CommandLineWorld world;

    /** Starts both servers, with an empty account on each. */
    public QuirkMigration(Path folder, QuirkProfile from, QuirkProfile to) {
        source = new QuirkServer(from);
        target = new QuirkServer(to);
        source.addAccount(LOGIN);
        target.addAccount(LOGIN);
        world = new CommandLineWorld(folder);
        world.write("accounts.csv", "login\n" + LOGIN + "\n");
        world.settings("host: old, port: 143", "host: 127.0.0.1, port: " + source.port());
        world.settings("host: new, port: 143", "host: 127.0.0.1, port: " + target.port());
        world.settings("settle: 0s", "settle: 0s, existing: adopt");
    }

    /** Mail of every kind that the profiles have something to say about. */
    public QuirkMigration withMail() {
        for (int number = 1; number <= 4; number++) {
            put("INBOX", number, "Text " + number + "\r\n", number == 2 ? "\\Seen" : "");
        }
        put("INBOX", 5, "Text\r\n", "\\Flagged \\Seen");
        put("Entwürfe", 6, "Text\r\n", "\\Draft $Label1");
        put("Kunden/Meier & Söhne", 7, "Text\r\n", "\\Answered TAG:FLAG211");
        put("Kunden/Meier & Söhne", 8, "Text\r\n", "");
        own("Leer");
        return this;
    }

    /** A message in a source folder, its levels separated by a slash, below the prefix. */
    public long put(String folder, int number, String text, String flags) {
        String header = "From: a@example.org\r\nSubject: n " + number + "\r\n";
        return putWhole(folder, number, header + "Message-ID: <" + number + "@example.org>\r\n\r\n" + text, flags);
    }

    /** The same with a header of its own, one char per octet. */
    public long putWhole(String folder, int number, String octets, String flags) {
        return own(folder)
                .put(
                        octets.getBytes(StandardCharsets.ISO_8859_1),
                        MessageFlags.parse(flags.isEmpty() ? List.of() : List.of(flags.split(" "))),
                        InternalDate.ofEpochSecond(1_400_000_000L + 1000L * number));
    }

    /** A source folder, made if it is not there. */
    public InMemoryMailbox own(String folder) {
        String name = folder.replace('/', source.profile.separator());
        return sourceAccount().mailbox(folder.equals("INBOX") ? folder : source.profile.prefix() + name);
    }

    /** The account at the source. */
    public InMemoryAccount sourceAccount() {
        return Objects.requireNonNull(source.account(LOGIN));
    }

    /** The account at the target. */
    public InMemoryAccount targetAccount() {
        return Objects.requireNonNull(target.account(LOGIN));
    }

    /** The command line. */
    public CommandLineWorld world() {
        return world;
    }

    /** The source. */
    public QuirkServer source() {
        return source;
    }

    /** The target. */
    public QuirkServer target() {
        return target;
    }

    /** Says more about a side in the settings: {@code source} and {@code workarounds: { forbid: [plain-list] }}. */
    public QuirkMigration with(String side, String imap) {
        int port = side.equals("source") ? source.port() : target.port();
        world.settings("port: " + port, "port: " + port + ", " + imap);
        return this;
    }

    /** Says more about the copying in the settings. */
    public QuirkMigration copying(String copy) {
        world.settings("settle: 0s", "settle: 0s, " + copy);
        return this;
    }

    /** How many messages the target was sent so far. */
    public long appends() {
        return target.commands().stream()
                .filter(command -> command.startsWith("APPEND"))
                .count();
    }

    /** What the source hands out and the target lacks. */
    public List<MailManifest.Entry> missing() {
        return source.manifest(LOGIN).minus(target.manifest(LOGIN));
    }

    /** What the target hands out and the source does not. */
    public List<MailManifest.Entry> surplus() {
        return target.manifest(LOGIN).minus(source.manifest(LOGIN));
    }

    @Override
    public void close() {
        source.close();
        target.close();
    }
}
