package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.EmptyJournal;
import net.mailmigrator.testing.Intercepted;
import net.mailmigrator.testing.Thinned;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The journal is put back to what it was after each of its writes, or is gone: what the run did since then is found again. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LostJournalTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(ints = {1, 3, Integer.MAX_VALUE})
    void what_the_journal_s_lost_tail_said_is_found_at_the_target(int writesLost) {
        isFound(writesLost, Thinned.ONE_OF_A_KIND);
    }

    @Tag("long")
    @ParameterizedTest
    @ValueSource(ints = {1, 3, Integer.MAX_VALUE})
    void what_the_journal_s_tail_said_is_found_at_the_target_whichever_write_was_the_last(int writesLost) {
        isFound(writesLost, Thinned.NOT);
    }

    private void isFound(int writesLost, Thinned thinned) {
        CopyWorld clean = CrashMatrix.world(folder.resolve("clean"));
        Snapshot counting = new Snapshot(Integer.MAX_VALUE, Integer.MAX_VALUE);
        clean.wrapJournal(counting::over);
        clean.run();
        List<String> writes = counting.written;
        assertThat(writes).as("writes of a whole run").hasSizeGreaterThan(30);
        for (int n : thinned.numbers(writes)) {
            CopyWorld world = CrashMatrix.world(folder.resolve("tail" + writesLost + "-" + n));
            Snapshot snapshot = new Snapshot(n, writesLost);
            world.wrapJournal(snapshot::over);

            Throwable end = catchThrowable(world::run);

            assertThat(end)
                    .satisfiesAnyOf(
                            none -> assertThat(none).isNull(),
                            death -> assertThat(death).isInstanceOf(CrashException.class));
            world.wrapJournal(UnaryOperator.identity());
            assertThat(snapshot.isMade()).as("write %d", n).isTrue();
            putBack(world, 1);
            CrashMatrix.assertNextRunEndsIt(world, "the journal as after write " + n);
        }
    }

    @Test
    void without_a_journal_everything_is_adopted_and_nothing_is_sent_twice() throws IOException {
        CopyWorld world = CrashMatrix.world(folder);
        world.run();
        int sent = world.target.appends();
        Files.delete(EmptyJournal.database(world.journalSettings()));

        assertThat(world.runToCounts().adopted()).isEqualTo(CrashMatrix.MESSAGES);
        assertThat(world.target.appends()).isEqualTo(sent);
        CrashMatrix.assertNextRunEndsIt(world, "without a journal");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void each_of_the_two_copies_can_take_the_journal_s_place(int copy) {
        CopyWorld world = CrashMatrix.world(folder);
        world.run();
        backUp(world);
        world.put("INBOX", 100);
        world.run();
        backUp(world);
        world.put("INBOX", 101);
        world.run();

        putBack(world, copy);

        assertThat(world.runToCounts().adopted()).isEqualTo(copy);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(world.runToCounts().alreadyThere()).isEqualTo(CrashMatrix.MESSAGES + 2);
    }

    private static void backUp(CopyWorld world) {
        try (Journal journal = world.open()) {
            journal.backup();
        }
    }

    /** Backs the journal up after its n-th write, and dies so many writes later, if it comes to that. */
    private static final class Snapshot {
        private final int after;
        private final int dies;
        private final AtomicInteger writes = new AtomicInteger();
        private final List<String> written = new ArrayList<>();

        Snapshot(int after, int writesLater) {
            this.after = after;
            this.dies = writesLater == Integer.MAX_VALUE ? writesLater : after + writesLater;
        }

        /** Whether the run came to that write. */
        boolean isMade() {
            return writes.get() >= after;
        }

        Journal over(Journal journal) {
            return Intercepted.of(Journal.class, journal, (method, arguments, real) -> {
                Object answer = real.call(arguments);
                return answer instanceof AccountJournal account ? over(journal, account) : answer;
            });
        }

        private AccountJournal over(Journal journal, AccountJournal account) {
            return Intercepted.of(AccountJournal.class, account, (method, arguments, real) -> {
                Object answer = real.call(arguments);
                if (CrashingJournal.isWrite(method)) {
                    int now = writes.incrementAndGet();
                    written.add(method.getName());
                    if (now == after) {
                        journal.backup();
                    }
                    if (now == dies) {
                        throw new CrashException("after write " + now);
                    }
                }
                return answer;
            });
        }
    }

    /** As the text of a damaged journal says: the copy is unpacked in its place. */
    private static void putBack(CopyWorld world, int copy) {
        Path database = EmptyJournal.database(world.journalSettings());
        Path zip = world.journalSettings().file().resolveSibling("world.backup-" + copy + ".zip");
        try (ZipInputStream packed = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = packed.getNextEntry(); entry != null; entry = packed.getNextEntry()) {
                assertThat(entry.getName()).isEqualTo(database.getFileName().toString());
                Files.copy(packed, database, StandardCopyOption.REPLACE_EXISTING);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
