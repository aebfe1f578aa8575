package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.TargetMailbox;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryAccount;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Single messages of an account that is used while it moves (EXACTNESS §4 and §7). */
@DisplayNameGeneration(ReplaceUnderscores.class)
class LivingMessagesTest {
    @TempDir
    Path folder;

    private CopyWorld world;
    private InMemoryMailbox source;
    private InMemoryMailbox target;

    @BeforeEach
    void thirty_messages_are_copied_and_read_back() {
        world = CopyWorld.withMail(folder, 30);
        world.run();
        readBack();
        InMemoryAccount old = world.source.account(CopyWorld.LOGIN);
        source = old.mailbox("INBOX");
        target = world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private void readBack() {
        try (Journal journal = world.open()) {
            for (TargetMailbox row : journal.account(CopyWorld.LOGIN).targetMailboxes()) {
                journal.account(CopyWorld.LOGIN).verifiedTo(row.id(), row.targetSeen());
            }
        }
    }

    private static List<FindingCode> codes(CopyOutcome outcome) {
        return outcome.findings().stream().map(Finding::code).toList();
    }

    private static MessageCounts assertClean(CopyOutcome outcome) {
        assertThat(outcome.failures()).isEmpty();
        MessageCounts counts = Objects.requireNonNull(outcome.counts());
        assertThat(counts).matches(MessageCounts::closes);
        return counts;
    }

    private void assertNothingMoreHappens() {
        int appends = world.target.appends();
        CopyOutcome outcome = world.run();
        MessageCounts counts = assertClean(outcome);
        assertThat(counts.alreadyThere()).isEqualTo(counts.source());
        assertThat(outcome.goneAtTarget()).isZero();
        assertThat(codes(outcome)).isEmpty();
        assertThat(world.target.appends()).isEqualTo(appends);
    }

    private void expungeAtTarget(int... places) {
        long[] uids = java.util.Arrays.stream(places)
                .mapToLong(place -> target.messages().get(place).uid())
                .toArray();
        for (long uid : uids) {
            target.expunge(uid);
        }
    }

    @Test
    void messages_that_the_user_deletes_at_the_target_are_counted_once_and_not_copied_again() {
        expungeAtTarget(3, 7);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isZero();
        assertThat(outcome.goneAtTarget()).isEqualTo(2);
        assertThat(codes(outcome)).containsExactly(FindingCode.GONE_AT_TARGET);
        assertThat(target.messages()).hasSize(18);
        assertNothingMoreHappens();
    }

    @Test
    void deletions_at_the_target_are_noticed_beside_new_mail_on_both_sides() {
        expungeAtTarget(0);
        world.put("INBOX", 101);
        target.put(CopyWorld.octets(500), MessageFlags.NONE, CopyWorld.date(500));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(outcome.goneAtTarget()).isEqualTo(1);
        assertThat(outcome.unknownAtTarget()).isEqualTo(1);
        assertNothingMoreHappens();
    }

    @Test
    void foreign_mail_that_comes_and_goes_at_the_target_is_no_copy_that_is_gone() {
        long foreign = target.put(CopyWorld.octets(500), MessageFlags.NONE, CopyWorld.date(500));
        world.run();
        target.expunge(foreign);

        assertThat(world.run().goneAtTarget()).isZero();

        assertNothingMoreHappens();
    }

    @Test
    void a_copy_that_was_never_read_back_is_left_to_verification_when_it_is_missing() {
        world.put("INBOX", 101);
        world.run();
        expungeAtTarget(target.messages().size() - 1);

        assertThat(world.run().goneAtTarget()).isZero();

        assertNothingMoreHappens();
    }

    @Test
    void a_list_that_is_not_complete_says_nothing_and_the_next_one_says_all() {
        expungeAtTarget(3);
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LIST_MESSAGES) {
                world.target.setFaults(FaultPoint.NONE);
                expungeAtTarget(4);
            }
        });

        assertThat(world.run().goneAtTarget()).isZero();

        assertThat(world.run().goneAtTarget()).isEqualTo(2);
        assertNothingMoreHappens();
    }

    @Test
    void what_was_moved_at_the_source_is_counted_once_for_each_message() {
        InMemoryAccount old = world.source.account(CopyWorld.LOGIN);
        InMemoryMailbox archive = old.mailbox("INBOX.Archiv");
        source.messages().stream().limit(3).toList().forEach(message -> old.move(source, message.uid(), archive));
        source.expunge(source.messages().get(0).uid());

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(3);
        assertThat(outcome.goneAtSource()).isEqualTo(4);
        assertThat(outcome.findings())
                .singleElement()
                .matches(finding -> finding.code() == FindingCode.MOVED_AT_SOURCE)
                .matches(finding -> finding.text().startsWith("3 messages"));
        assertThat(codes(world.run())).isEmpty();
    }

    private void deliverToBoth(int number) {
        source.put(received("old", number), MessageFlags.NONE, CopyWorld.date(number));
        target.put(
                received("new", number),
                MessageFlags.NONE,
                InternalDate.ofEpochSecond(CopyWorld.date(number).epochSecond() + 840));
    }

    private static byte[] received(String server, int number) {
        return ("Received: by " + server + ".example with LMTP\r\n"
                        + new String(CopyWorld.octets(number), StandardCharsets.US_ASCII))
                .getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void mail_that_was_delivered_to_both_systems_is_copied_and_counted() {
        deliverToBoth(200);
        world.put("INBOX", 201);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(2);
        assertThat(outcome.findings())
                .singleElement()
                .matches(finding -> finding.code() == FindingCode.DUAL_DELIVERY)
                .matches(finding -> finding.text().startsWith("1 messages"));
        assertNothingMoreHappens();
    }

    @Test
    void mail_that_was_delivered_to_both_systems_is_adopted_where_that_is_asked_for() {
        world.with(settings -> settings.withDualDelivery(CopySettings.DualDelivery.SKIP));
        deliverToBoth(200);
        source.put(received("old", 201), MessageFlags.NONE, CopyWorld.date(200));

        CopyOutcome outcome = world.run();

        MessageCounts counts = assertClean(outcome);
        assertThat(counts.adopted()).isEqualTo(1);
        assertThat(counts.copied()).isEqualTo(1);
        assertThat(codes(outcome)).containsExactly(FindingCode.DUAL_DELIVERY);
        assertThat(target.messages()).hasSize(22);
        assertNothingMoreHappens();
    }

    @Test
    void mail_that_came_to_the_other_system_more_than_a_quarter_of_an_hour_later_was_not_delivered_twice() {
        source.put(received("old", 200), MessageFlags.NONE, CopyWorld.date(200));
        target.put(
                received("new", 200),
                MessageFlags.NONE,
                InternalDate.ofEpochSecond(CopyWorld.date(200).epochSecond() + 901));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).isEmpty();
    }

    @Test
    void a_message_that_the_tool_has_brought_is_no_second_delivery_of_another() {
        source.put(received("old", 200), MessageFlags.NONE, CopyWorld.date(200));
        world.run();
        source.put(received("new", 200), MessageFlags.NONE, CopyWorld.date(200));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).isEmpty();
    }

    @Test
    void texts_of_two_message_ids_were_not_delivered_twice() {
        source.put(received("old", 200), MessageFlags.NONE, CopyWorld.date(200));
        target.put(
                new String(received("new", 200), StandardCharsets.US_ASCII)
                        .replace("<200@", "<201@")
                        .getBytes(StandardCharsets.US_ASCII),
                MessageFlags.NONE,
                CopyWorld.date(200));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).isEmpty();
    }

    @Test
    void mail_with_one_message_id_and_other_texts_was_not_delivered_twice() {
        source.put(CopyWorld.octets(200), MessageFlags.NONE, CopyWorld.date(200));
        byte[] other = new String(CopyWorld.octets(200), StandardCharsets.US_ASCII)
                .replace("Text 200", "Text 999, with a footer")
                .getBytes(StandardCharsets.US_ASCII);
        target.put(other, MessageFlags.NONE, CopyWorld.date(200));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).isEmpty();
    }

    @Test
    void a_source_that_was_put_back_and_has_grown_past_what_it_was_loses_no_new_mail() {
        int before = target.messages().size();
        source.restoreTo(5);
        for (int i = 0; i < 20; i++) {
            world.put("INBOX", 1_000_000 + i);
        }

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(20);
        assertThat(codes(outcome)).contains(FindingCode.FOLDER_RECOGNISED);
        assertThat(target.messages()).hasSize(before + 20);
        assertThat(assertClean(world.run()).copied()).isZero();
    }

    @Test
    void a_target_that_was_put_back_and_has_grown_past_what_it_was_gets_new_mail_and_no_flag_on_another_message() {
        target.restoreTo(target.messages().get(15).uid());
        for (int i = 0; i < 20; i++) {
            target.put(CopyWorld.octets(1_000_000 + i), MessageFlags.NONE, CopyWorld.date(1_000_000 + i));
        }
        world.put("INBOX", 100);
        source.setFlags(source.messages().get(18).uid(), MessageFlags.parse(List.of("\\Flagged", "\\Seen")));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).contains(FindingCode.FOLDER_RECOGNISED, FindingCode.GONE_AT_TARGET);
        assertThat(outcome.goneAtTarget()).isEqualTo(5);
        assertThat(target.messages()).hasSize(15 + 20 + 1);
        assertThat(target.messages().subList(15, 35))
                .allMatch(message -> message.flags().isEmpty());
        assertNothingMoreHappens();
    }

    /** The target is put back: its copies from the 16th on are gone, and other mail has got their UIDs. */
    private void putBackWithAsMuchOtherMail() {
        int lost = target.messages().size() - 15;
        target.restoreTo(target.messages().get(15).uid());
        for (int i = 0; i < lost; i++) {
            target.put(CopyWorld.octets(1_000_000 + i), MessageFlags.NONE, CopyWorld.date(1_000_000 + i));
        }
    }

    @Test
    void a_target_that_was_put_back_and_has_got_just_as_much_other_mail_gets_no_flag_on_another_message() {
        putBackWithAsMuchOtherMail();
        source.setFlags(source.messages().get(3).uid(), MessageFlags.parse(List.of("\\Answered")));
        source.setFlags(source.messages().get(18).uid(), MessageFlags.parse(List.of("\\Flagged")));

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isZero();
        assertThat(codes(outcome)).containsExactly(FindingCode.FOLDER_RECOGNISED, FindingCode.GONE_AT_TARGET);
        assertThat(outcome.goneAtTarget()).isEqualTo(5);
        assertThat(target.messages().subList(15, 20))
                .allMatch(message -> message.flags().isEmpty());
        assertThat(target.messages().get(3).flags()).isEqualTo(MessageFlags.parse(List.of("\\Answered")));
        assertNothingMoreHappens();
    }

    @Test
    void new_mail_beside_that_arrives_once_and_is_bound_too() {
        putBackWithAsMuchOtherMail();
        world.put("INBOX", 300);
        source.setFlags(source.messages().get(18).uid(), MessageFlags.parse(List.of("\\Flagged")));

        assertThat(assertClean(world.run()).copied()).isEqualTo(1);

        assertThat(target.messages()).hasSize(21);
        source.setFlags(source.messages().get(20).uid(), MessageFlags.parse(List.of("\\Flagged")));
        assertThat(world.run().flagsChanged()).isEqualTo(1);
        assertThat(target.messages().get(20).flags()).isEqualTo(MessageFlags.parse(List.of("\\Flagged")));
        assertNothingMoreHappens();
    }

    @Test
    void with_another_number_of_messages_it_is_noticed_without_any_change_of_flags() {
        putBackWithAsMuchOtherMail();
        expungeAtTarget(0);
        world.put("INBOX", 300);

        CopyOutcome outcome = world.run();

        assertThat(assertClean(outcome).copied()).isEqualTo(1);
        assertThat(codes(outcome)).containsExactly(FindingCode.FOLDER_RECOGNISED, FindingCode.GONE_AT_TARGET);
        assertThat(outcome.goneAtTarget()).isEqualTo(6);
        assertNothingMoreHappens();
    }
}
