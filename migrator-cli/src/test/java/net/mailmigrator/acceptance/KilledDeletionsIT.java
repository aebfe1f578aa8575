package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MailManifest;
import net.mailmigrator.testing.MigratorProcess;
import net.mailmigrator.testing.Steps;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code kill -9} in the middle of a final pass that deletes, between two Dovecots; the next one ends it. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class KilledDeletionsIT {
    private static final String LOGIN = "domain.de1";
    private static final String[] DELETE = {"run", "--final", "--delete", "--delete-cap", "100%"};

    /** A keyword that only the user of the target sets. */
    private static final String TOUCHED = "meins";

    /** The steps of a final pass between which the deletions are. */
    private static final int EARLIEST = 30;

    private static final int LATEST = 60;

    /** Messages that a round takes from each folder of the source. */
    private static final int GONE = 3;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private Hoster hoster;

    @SuppressWarnings("NullAway.Init")
    private Steps steps;

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    @AfterEach
    void stop_the_servers() {
        if (hoster != null) {
            hoster.close();
        }
    }

    /** Copied, with the same UIDs on both sides. */
    private void copied() {
        hoster = new Hoster(folder, LOGIN);
        List<GeneratedMail> mails = new ArrayList<>();
        for (GeneratedMail mail : new MailGenerator(13).generate(45, 1, SizeProfile.SMALL)) {
            String where = mails.size() % 3 == 0 ? "Archiv" : "INBOX";
            mails.add(new GeneratedMail(List.of(where), mail.flags(), mail.internalDate(), mail.octets()));
        }
        MailDelivery.intoMaildir(hoster.source(), LOGIN, mails);
        steps = hoster.countingSteps();
        MigratorProcess.Result first = hoster.migrator("run");
        assertThat(first.exit()).as(first.toString()).isZero();
    }

    /** The source loses the next three of each folder; the user of the target touches one of these. */
    private void lose(int round) throws MailException {
        int first = 1 + round * GONE;
        for (String name : List.of("INBOX", "INBOX.Archiv")) {
            try (MailboxWriter user = writer(hoster.source())) {
                user.select(MailboxName.encode(name));
                UidSet gone = UidSet.of(first, first + 1, first + 2);
                user.store(gone, FlagChange.set(MessageFlags.parse(List.of("\\Deleted"))), 0);
                user.expunge(gone);
            }
        }
        touch(first);
    }

    /** What is there and not marked. */
    private void touch(long uid) throws MailException {
        for (String name : List.of("INBOX", "Archiv")) {
            try (MailboxWriter user = writer(hoster.target())) {
                user.select(MailboxName.encode(name));
                List<Long> unmarked = new ArrayList<>();
                user.current(UidSet.of(uid), copy -> {
                    if (!copy.metadata().flags().system().contains(SystemFlag.DELETED)) {
                        unmarked.add(uid);
                    }
                });
                if (!unmarked.isEmpty()) {
                    user.store(UidSet.of(uid), FlagChange.set(MessageFlags.parse(List.of(TOUCHED))), 0);
                }
            }
        }
    }

    private static MailboxWriter writer(DovecotServer server) throws MailException {
        return new AngusServer(Endpoints.clear(server.port())).openWriter(server.masterOf(LOGIN));
    }

    private void assertNextEndsIt(String where) {
        MailManifest source = hoster.sourceMail(LOGIN);
        MailManifest touched = hoster.targetMail(LOGIN).with(TOUCHED);
        steps.arm(0, () -> {});

        MigratorProcess.Result next = hoster.migrator(DELETE);

        assertThat(next.exit()).as("%s: %s", where, next).isZero();
        MailManifest target = hoster.targetMail(LOGIN);
        assertThat(source.minus(target)).as("%s: lost", where).isEmpty();
        assertThat(target.minus(source))
                .as("%s: what stays: %s", where, next)
                .containsExactlyInAnyOrderElementsOf(touched.entries());
    }

    /** Other ones: {@code -Dkill.seed=N}. */
    @Test
    void killed_at_two_seeded_steps_and_run_again_it_takes_away_what_the_source_has_lost_and_nothing_else()
            throws MailException {
        long seed = Long.getLong("kill.seed", 20181119);
        Random random = new Random(seed);
        copied();
        int killed = 0;
        for (int round = 0; round < 2; round++) {
            lose(round);
            killed += hoster.killedAtStep(steps, EARLIEST + random.nextInt(LATEST - EARLIEST), DELETE) ? 1 : 0;
            touch(2 + round * GONE);
        }

        assertNextEndsIt("seed " + seed);
        assertThat(killed).as("seed %d", seed).isEqualTo(2);
    }

    /** Each step by itself. */
    @Tag("long")
    @Timeout(value = 1, unit = TimeUnit.HOURS)
    @Test
    void killed_at_any_step_and_run_again_it_takes_away_what_the_source_has_lost_and_nothing_else() throws Exception {
        Path top = folder;
        int all = 1;
        for (int n = 0; n <= all; n++) {
            folder = Files.createDirectory(top.resolve("step" + n));
            copied();
            lose(0);
            boolean killed = hoster.killedAtStep(steps, n, DELETE);
            all = n == 0 ? steps.count() : all;
            assertThat(killed).as("step %d of %d", n, all).isEqualTo(n > 0);
            touch(2);
            assertNextEndsIt("step " + n);
            stop_the_servers();
        }
        assertThat(all).isGreaterThan(LATEST);
    }
}
