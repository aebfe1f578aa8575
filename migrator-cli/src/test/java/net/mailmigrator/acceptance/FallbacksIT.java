package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.CommandLineWorld;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.ManifestReader;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Each extension that is used can be switched off in the settings, and then is not used; what is copied is the same: every
 * octet, in the source's order, and a further pass carries what has changed.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FallbacksIT {
    private static final String LOGIN = "ohne";
    private static final int MOST = 20;
    private static final int EVERY = 50;

    private static @Nullable DovecotServer source;
    private static @Nullable DovecotServer target;

    @TempDir
    Path folder;

    @BeforeAll
    static void starts_both_servers() {
        Dovecots.assumeAvailable();
        source = new DovecotOptions().namespace('.', "INBOX.").start();
        target = new DovecotOptions().namespace('/', "").start();
        for (int number = 0; number < MOST; number++) { // before the first login: Dovecot keeps what it has read
            source.addUser(LOGIN + number, "old");
            target.addUser(LOGIN + number, "new");
        }
    }

    @AfterAll
    static void stops_them() {
        for (DovecotServer server : new DovecotServer[] {source, target}) {
            if (server != null) {
                server.close();
            }
        }
    }

    @ParameterizedTest(name = "{0}: without {1}")
    @CsvSource({
        "1,  LIST-STATUS,            LIST .*STATUS",
        "2,  LIST-EXTENDED,          'RETURN \\(SUB'",
        "3,  SPECIAL-USE,            RETURN .*SPECIAL-USE",
        "4,  NAMESPACE,              NAMESPACE",
        "5,  QRESYNC,                QRESYNC",
        "6,  'CONDSTORE, QRESYNC',   CONDSTORE|QRESYNC|SINCE|MODSEQ",
        "7,  ESEARCH,                SEARCH RETURN",
        "8,  UIDPLUS,                UID EXPUNGE",
        "9,  MULTIAPPEND,            '\\((?!1 )\\d+ messages\\)'",
        "10, 'LITERAL+, LITERAL-',   ''",
        "11, SASL-IR,                ''",
        "12, 'LIST-STATUS, LIST-EXTENDED, SPECIAL-USE, NAMESPACE, CONDSTORE, QRESYNC, ENABLE, ESEARCH, UIDPLUS, MULTIAPPEND,"
                + " LITERAL+, LITERAL-, SASL-IR, ID, QUOTA', RETURN|NAMESPACE|SINCE|MODSEQ"
    })
    void without_it_all_is_copied_and_changed_as_with_it(int number, String without, String unused)
            throws MailException, IOException {
        String login = LOGIN + number;
        DovecotServer from = Objects.requireNonNull(source);
        DovecotServer to = Objects.requireNonNull(target);
        MailDelivery.intoMaildir(from, login, someOfTheCorpus());
        CommandLineWorld world = world(from, to, login, without);

        assertCopied(world, "first", from, to, login);
        change(from, login);
        assertCopied(world, "second", from, to, login);

        assertThat(dates(to, login, "Corpus"))
                .isEqualTo(dates(from, login, "INBOX.Corpus"))
                .isSorted()
                .doesNotHaveDuplicates();
        assertThat(sent(world)).noneMatch(line -> !unused.isEmpty() && line.contains(" C: ") && find(unused, line));
    }

    private static boolean find(String pattern, String line) {
        return Pattern.compile(pattern).matcher(line).find();
    }

    private static List<GeneratedMail> someOfTheCorpus() {
        List<GeneratedMail> all = OddMail.in("Corpus");
        List<GeneratedMail> some = new ArrayList<>();
        for (int i = 0; i < all.size(); i += EVERY) {
            some.add(all.get(i));
        }
        return some;
    }

    private CommandLineWorld world(DovecotServer from, DovecotServer to, String login, String without) {
        CommandLineWorld world = new CommandLineWorld(folder).between(from, to, login);
        for (String variable : List.of("SRC", "DST")) {
            String password = "password: \"${env:" + variable + "}\" }";
            world.settings(password + " }", password + ", capabilities: { without: [" + without + "] } }");
        }
        return world;
    }

    private static void assertCopied(
            CommandLineWorld world, String out, DovecotServer from, DovecotServer to, String login) {
        assertThat(world.run("run", "--only", "copy", "--trace", login, "--out", out))
                .as(world.out() + world.err())
                .isZero();
        assertThat(new ManifestReader(to, "").read(login))
                .isEqualTo(OddMail.asDovecotStores(new ManifestReader(from, "INBOX.").read(login)));
    }

    /** One new message; flags that appear and disappear. */
    private static void change(DovecotServer server, String login) throws MailException {
        MailboxName corpus = MailboxName.encode("INBOX.Corpus");
        try (MailboxWriter user = new AngusServer(Endpoints.clear(server.port())).openWriter(server.masterOf(login))) {
            user.append(
                    corpus,
                    List.of(new OutgoingMessage(
                            BytesContent.of("Subject: neu\r\n\r\nText\r\n"),
                            MessageFlags.NONE,
                            InternalDate.ofEpochSecond(1_700_000_000L))),
                    () -> {});
            user.select(corpus);
            user.store(UidSet.of(1, 2), FlagChange.set(MessageFlags.parse(List.of("\\Flagged", "neu"))), 0);
            user.store(UidSet.of(2, 3), FlagChange.clear(MessageFlags.parse(List.of("\\Seen"))), 0);
        }
    }

    /** INTERNALDATEs in ascending order of the UIDs. */
    private static List<Long> dates(DovecotServer server, String login, String mailbox) throws MailException {
        SortedMap<Long, Long> dates = new TreeMap<>();
        try (MailboxReader user = new AngusServer(Endpoints.clear(server.port())).openReader(server.masterOf(login))) {
            user.examine(MailboxName.encode(mailbox));
            user.listMessages(1, Long.MAX_VALUE, message -> {
                InternalDate date = Objects.requireNonNull(message.internalDate());
                dates.put(message.uid(), date.epochSecond());
            });
        }
        return List.copyOf(dates.values());
    }

    private static List<String> sent(CommandLineWorld world) throws IOException {
        List<String> lines = new ArrayList<>();
        for (Map.Entry<String, Path> file : world.files().entrySet()) {
            if (file.getKey().contains("trace-")) {
                lines.addAll(Files.readAllLines(file.getValue(), StandardCharsets.UTF_8));
            }
        }
        assertThat(lines).isNotEmpty();
        return lines;
    }
}
