package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import net.mailmigrator.copy.CopySettings.Existing;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.CrashingJournal;
import net.mailmigrator.testing.EmptyJournal;
import net.mailmigrator.testing.InMemoryAccount;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.StoredMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The journal is lost, and the user has filed mail in other target folders meanwhile (EXACTNESS §4). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FiledElsewhereTest {
    private static final int MESSAGES = 30;

    @TempDir
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CopyWorld world;

    @SuppressWarnings("NullAway.Init")
    private InMemoryAccount source;

    @SuppressWarnings("NullAway.Init")
    private InMemoryAccount target;

    @BeforeEach
    void thirty_messages_are_copied_to_two_folders() {
        world = copied("world");
    }

    private CopyWorld copied(String name) {
        CopyWorld made = CopyWorld.withMail(folder.resolve(name), MESSAGES);
        made.run();
        source = made.source.account(CopyWorld.LOGIN);
        target = made.target.account(CopyWorld.LOGIN);
        return made;
    }

    /** As a MOVE does: under a new UID, with everything else as it was. */
    private void file(String from, int at, String to) {
        InMemoryMailbox box = target.mailbox(from);
        target.move(box, box.messages().get(at).uid(), target.mailbox(to));
    }

    private void loseTheJournal() {
        try {
            Files.delete(EmptyJournal.database(world.journalSettings()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private MessageCounts assertClean(CopyOutcome outcome) {
        assertThat(outcome.failures()).isEmpty();
        MessageCounts counts = Objects.requireNonNull(outcome.counts());
        assertThat(counts).matches(MessageCounts::closes);
        return counts;
    }

    private void assertNothingMoreHappens() {
        int appends = world.target.appends();
        MessageCounts counts = assertClean(world.run());
        assertThat(counts.alreadyThere()).isEqualTo(counts.source());
        assertThat(world.target.appends()).isEqualTo(appends);
    }

    private static List<String> filed(CopyOutcome outcome) {
        return outcome.findings().stream()
                .filter(finding -> finding.code() == FindingCode.FILED_ELSEWHERE)
                .map(Finding::text)
                .toList();
    }

    @Test
    void mail_in_a_folder_of_the_user_s_own_and_in_the_folder_of_another_source_folder_is_found_and_not_copied() {
        file("INBOX", 1, "Ablage");
        file("INBOX", 3, "Ablage");
        file("INBOX", 5, "Entwürfe");
        file("Entwürfe", 2, "INBOX");
        loseTheJournal();
        int appends = world.target.appends();

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).adopted()).isEqualTo(MESSAGES);
        assertThat(world.target.appends()).isEqualTo(appends);
        assertThat(filed(outcome))
                .hasSize(3)
                .anyMatch(text -> text.startsWith("2 messages of the folder INBOX") && text.contains("Ablage"));
        assertThat(outcome.unknownAtTarget()).isZero();
        assertNothingMoreHappens();
    }

    @Test
    void mail_of_a_whole_folder_that_was_renamed_meanwhile_is_found_in_it() {
        target.rename(MailboxName.encode("Entwürfe"), new MailboxName("Alt"));
        loseTheJournal();

        assertThat(assertClean(world.run()).adopted()).isEqualTo(MESSAGES);

        assertThat(target.mailbox("Entwürfe").messages()).isEmpty();
        assertNothingMoreHappens();
    }

    @Test
    void each_message_at_the_target_stands_for_one_message_only_and_its_own_folder_comes_first() {
        world.put("INBOX", 0);
        world.put("INBOX", 3);
        loseTheJournal();

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).adopted()).isEqualTo(MESSAGES);
        assertThat(Objects.requireNonNull(outcome.counts()).copied()).isEqualTo(2);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertNothingMoreHappens();
    }

    @Test
    void a_single_folder_without_rows_is_compared_with_its_own_target_only() {
        world.put("INBOX.Neu", 100);
        target.mailbox("Ablage").put(CopyWorld.octets(100), MessageFlags.NONE, CopyWorld.date(100));

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertNothingMoreHappens();
    }

    @Test
    void where_existing_mail_is_not_to_be_adopted_nothing_is() {
        file("INBOX", 1, "Ablage");
        loseTheJournal();
        world.existing(Existing.APPEND);

        assertThat(assertClean(world.run()).copied()).isEqualTo(MESSAGES);
    }

    @Test
    void a_view_of_all_mail_is_no_place_to_find_mail_in() {
        file("INBOX", 1, "Alle");
        target.mailbox("Alle").withAttribute("\\All");
        loseTheJournal();

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);
    }

    @Test
    void flags_that_change_later_are_carried_to_where_the_message_is_also_after_that_folder_was_made_anew_or_renamed() {
        file("INBOX", 1, "Ablage");
        loseTheJournal();
        world.run();
        InMemoryMailbox filed = target.mailbox("Ablage");
        StoredMessage message = source.mailbox("INBOX").messages().get(1);

        source.mailbox("INBOX").setFlags(message.uid(), MessageFlags.parse(List.of("\\Flagged")));
        assertThat(world.run().flagsChanged()).isEqualTo(1);
        assertThat(filed.messages().get(0).flags()).isEqualTo(MessageFlags.parse(List.of("\\Flagged")));

        filed.renewUidValidity();
        source.mailbox("INBOX").setFlags(message.uid(), MessageFlags.parse(List.of("\\Answered")));
        assertThat(world.run().flagsChanged()).isEqualTo(1);
        assertThat(filed.messages().get(0).flags().system()).contains(SystemFlag.ANSWERED);

        target.rename(new MailboxName("Ablage"), new MailboxName("Archiv"));
        source.mailbox("INBOX").setFlags(message.uid(), MessageFlags.parse(List.of("\\Seen")));
        assertThat(world.run().flagsChanged()).isEqualTo(1);
        assertThat(target.mailbox("Archiv").messages().get(0).flags().system()).contains(SystemFlag.SEEN);
        assertNothingMoreHappens();
    }

    @Test
    void what_is_deleted_there_later_is_not_copied_again() {
        file("INBOX", 1, "Ablage");
        loseTheJournal();
        world.run();
        target.mailbox("Ablage")
                .expunge(target.mailbox("Ablage").messages().get(0).uid());
        source.mailbox("INBOX")
                .setFlags(source.mailbox("INBOX").messages().get(1).uid(), MessageFlags.parse(List.of("\\Flagged")));

        assertThat(assertClean(world.run()).copied()).isZero();

        assertNothingMoreHappens();
    }

    @ParameterizedTest
    @EnumSource(CrashingJournal.Moment.class)
    void dying_around_the_journal_writes_that_adopt_and_resuming_copies_nothing_twice(CrashingJournal.Moment moment) {
        List<String> writes = writes();
        assertThat(writes.lastIndexOf("adopt")).isGreaterThan(writes.indexOf("adopt"));
        isWhole(moment, writes.indexOf("adopt") + 1, writes.lastIndexOf("adopt") + 1);
    }

    @Tag("long")
    @ParameterizedTest
    @EnumSource(CrashingJournal.Moment.class)
    void dying_around_any_journal_write_of_that_pass_and_resuming_copies_nothing_twice(CrashingJournal.Moment moment) {
        isWhole(moment, IntStream.rangeClosed(1, writes().size()).toArray());
    }

    private void isWhole(CrashingJournal.Moment moment, int... writes) {
        for (int write : writes) {
            filedAndLost("at" + write);
            world.wrapJournal(journal -> new CrashingJournal(journal, write, moment).journal());
            assertThat(catchThrowable(world::run)).isInstanceOf(CrashException.class);
            world.wrapJournal(journal -> journal);
            world.pass(Duration.ofMinutes(1));

            MessageCounts counts = assertClean(world.run());

            assertThat(counts.copied()).as("write %d", write).isZero();
            assertThat(counts.adopted() + counts.alreadyThere()).isEqualTo(MESSAGES);
        }
    }

    private List<String> writes() {
        filedAndLost("counting");
        return CrashMatrix.writes(world);
    }

    private void filedAndLost(String name) {
        world = copied(name);
        file("INBOX", 1, "Ablage");
        file("Entwürfe", 2, "INBOX");
        loseTheJournal();
    }
}
