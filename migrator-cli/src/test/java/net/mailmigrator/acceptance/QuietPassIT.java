package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.bench.DelayProxy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a pass asks of two real mail servers when nothing, or little, has changed in an account with many folders. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuietPassIT {
    private static final String LOGIN = "domain.de1";
    private static final int FOLDERS = 60;
    private static final long MOST_WHEN_NOTHING_CHANGED = 10;
    private static final long MOST_FOR_A_CHANGED_FOLDER = 7;

    /** EXAMINE with all changes, the message, and at the end of the pass whether more has come. */
    private static final long MOST_FOR_A_LITTLE_AT_SOURCE = 3;

    /**
     * SELECT, APPEND in two since its first literal asks for leave, SELECT and FETCH to see whether flags are kept, FETCH
     * before the flags are changed, and STORE with a look at what came of it.
     */
    private static final long MOST_FOR_A_LITTLE_AT_TARGET = 7;

    /** Many STATUS are on the way at once. */
    private static final long MOST_WITHOUT_LIST_STATUS = 20;

    @TempDir
    Path folder;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @Test
    void an_unchanged_account_costs_ten_round_trips_a_side_and_each_changed_folder_a_few_more() throws MailException {
        try (Hoster hoster = new Hoster(folder, LOGIN);
                DelayProxy source = new DelayProxy(hoster.source().port(), Duration.ZERO);
                DelayProxy target = new DelayProxy(hoster.target().port(), Duration.ZERO)) {
            hoster.through(source.port(), target.port());
            MailDelivery.intoMaildir(
                    hoster.source(), LOGIN, new MailGenerator(11).generate(40, 4, MailGenerator.SizeProfile.SMALL));
            makeFolders(hoster.source());
            succeeds(hoster.migrator("run"), source, target);

            Trips unchanged = succeeds(hoster.migrator("run"), source, target);
            assertThat(unchanged.source()).isBetween(1L, MOST_WHEN_NOTHING_CHANGED);
            assertThat(unchanged.target()).isBetween(1L, MOST_WHEN_NOTHING_CHANGED);

            change(hoster.source());
            Trips changed = succeeds(hoster.migrator("run", "--only", "copy"), source, target);
            assertThat(changed.source()).isBetween(1L, MOST_WHEN_NOTHING_CHANGED + 2 * MOST_FOR_A_CHANGED_FOLDER);
            assertThat(changed.target()).isBetween(1L, MOST_WHEN_NOTHING_CHANGED + 2 * MOST_FOR_A_CHANGED_FOLDER);
            assertThat(hoster.targetMail(LOGIN)).isEqualTo(hoster.sourceMail(LOGIN));

            oneMessageAndTwoFlags(hoster.source());
            Trips little = succeeds(hoster.migrator("run", "--only", "copy"), source, target);
            assertThat(little.source() - unchanged.source()).isBetween(1L, MOST_FOR_A_LITTLE_AT_SOURCE);
            assertThat(little.target() - unchanged.target()).isBetween(1L, MOST_FOR_A_LITTLE_AT_TARGET);
            assertThat(hoster.targetMail(LOGIN)).isEqualTo(hoster.sourceMail(LOGIN));

            hoster.without("LIST-STATUS");
            Trips single = succeeds(hoster.migrator("run", "--only", "copy"), source, target);
            assertThat(single.source()).isBetween(1L, MOST_WITHOUT_LIST_STATUS);
            assertThat(single.target()).isBetween(1L, MOST_WITHOUT_LIST_STATUS);
        }
    }

    /** Round trips of one command. */
    private record Trips(long source, long target) {}

    private static Trips succeeds(MigratorProcess.Result result, DelayProxy source, DelayProxy target) {
        assertThat(result.exit()).as(result.toString()).isZero();
        Trips trips = new Trips(source.roundTrips(), target.roundTrips());
        source.forget();
        target.forget();
        return trips;
    }

    private static void makeFolders(DovecotServer server) throws MailException {
        try (MailboxWriter user = session(server)) {
            for (int i = 0; i < FOLDERS; i++) {
                user.create(new MailboxName("INBOX.Ablage " + i));
            }
        }
    }

    /** New messages, and flags set and taken off. */
    private static void change(DovecotServer server) throws MailException {
        MailDelivery.intoMaildir(server, LOGIN, new MailGenerator(12).generate(6, 2, MailGenerator.SizeProfile.SMALL));
        try (MailboxWriter user = session(server)) {
            user.select(MailboxName.INBOX);
            user.store(UidSet.of(1, 2, 3), FlagChange.set(MessageFlags.parse(List.of("\\Flagged", "spaeter"))), 0);
            user.store(UidSet.of(2, 3), FlagChange.clear(MessageFlags.parse(List.of("\\Seen"))), 0);
        }
    }

    private static void oneMessageAndTwoFlags(DovecotServer server) throws MailException {
        try (MailboxWriter user = session(server)) {
            user.append(
                    MailboxName.INBOX,
                    List.of(new OutgoingMessage(
                            BytesContent.of("Subject: neu\r\n\r\nText\r\n"),
                            MessageFlags.parse(List.of("\\Seen")),
                            InternalDate.ofEpochSecond(1_400_000_000L))),
                    () -> {});
            user.select(MailboxName.INBOX);
            user.store(UidSet.of(4, 5), FlagChange.set(MessageFlags.parse(List.of("zwei"))), 0);
        }
    }

    private static MailboxWriter session(DovecotServer server) throws MailException {
        return new AngusServer(Endpoints.clear(server.port())).openWriter(server.masterOf(LOGIN));
    }
}
