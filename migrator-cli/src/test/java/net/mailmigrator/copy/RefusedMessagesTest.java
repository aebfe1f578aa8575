package net.mailmigrator.copy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Alteration;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.StoredMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that a target does not take as they are, or that the source hands out without a date. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RefusedMessagesTest {
    private static final String BARE = "Subject: b\r\n\r\none\ntwo\r\n";
    private static final InternalDate DATE = InternalDate.ofEpochSecond(1_500_000_000);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CopyWorld world;

    @BeforeEach
    void an_account_without_mail() {
        world = new CopyWorld(folder);
    }

    private InMemoryMailbox inbox() {
        return world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private long put(String text, String... flags) {
        return inbox().put(octets(text), MessageFlags.parse(List.of(flags)), DATE);
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static String text(OutgoingMessage message) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            message.content().writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toString(StandardCharsets.ISO_8859_1);
    }

    private List<StoredMessage> arrived() {
        return world.target.account(CopyWorld.LOGIN).mailbox("INBOX").messages();
    }

    private List<String> arrivedTexts() {
        return arrived().stream()
                .map(message -> new String(message.octets(), StandardCharsets.ISO_8859_1))
                .toList();
    }

    private void repair(Repair... repairs) {
        world.with(old -> old.withRepair(Set.of(repairs)));
    }

    /** Like Cyrus. */
    private static @Nullable String strict(OutgoingMessage message) {
        String text = text(message);
        if (text.indexOf('\0') >= 0) {
            return "Message contains NUL characters";
        }
        return text.replace("\r\n", "").matches("(?s).*[\r\n].*") ? "Message contains bare newlines" : null;
    }

    private List<MessageRow> rows() {
        try (Journal journal = world.open()) {
            AccountJournal account = journal.account(CopyWorld.LOGIN);
            List<MessageRow> rows = new ArrayList<>();
            account.sourceMailboxes().forEach(mailbox -> account.rows(mailbox.id(), rows::add));
            return rows;
        }
    }

    private static List<String> texts(CopyOutcome outcome) {
        return outcome.findings().stream().map(Finding::text).toList();
    }

    @Test
    void without_a_named_repair_no_octet_is_changed() {
        put(BARE);
        put("Subject: a\r\n\r\nok\r\n");
        world.target.setRefusal(RefusedMessagesTest::strict);
        repair(Repair.NUL, Repair.HEADER_8BIT);

        CopyOutcome outcome = world.run();

        assertThat(requireNonNull(outcome.counts()).refused()).isEqualTo(1);
        assertThat(outcome.failures())
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("the target said Message contains bare newlines.");
        assertThat(arrivedTexts()).containsExactly("Subject: a\r\n\r\nok\r\n");
    }

    @Test
    void a_named_repair_is_tried_on_a_refused_message_only_and_recorded_with_both_digests() {
        long uid = put(BARE);
        put("Subject: a\r\n\r\nok\r\n");
        world.target.setRefusal(RefusedMessagesTest::strict);
        repair(Repair.LINE_ENDS, Repair.FINAL_CRLF, Repair.HEADER_8BIT);

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(arrivedTexts())
                .containsExactlyInAnyOrder("Subject: b\r\n\r\none\r\ntwo\r\n", "Subject: a\r\n\r\nok\r\n");
        assertThat(texts(outcome))
                .containsExactly(
                        "1 messages of the folder INBOX were refused as they are, and were taken after the repair"
                                + " line-ends");
        assertThat(rows())
                .filteredOn(row -> row.sourceUid() == uid)
                .singleElement()
                .satisfies(row -> {
                    assertThat(row.digests())
                            .isEqualTo(BytesContent.digestsOf(octets("Subject: b\r\n\r\none\r\ntwo\r\n")));
                    Alteration alteration = requireNonNull(row.alteration());
                    assertThat(alteration.names()).containsExactly("line-ends");
                    assertThat(alteration.source())
                            .isEqualTo(BytesContent.digestsOf(octets(BARE)).exact());
                    assertThat(alteration.sourceOctets()).isEqualTo(BARE.length());
                });
    }

    @Test
    void what_was_repaired_stays_in_the_report_and_is_not_sent_again() {
        put(BARE);
        world.target.setRefusal(RefusedMessagesTest::strict);
        repair(Repair.LINE_ENDS);
        CopyOutcome first = world.run();
        int appends = world.target.appends();

        CopyOutcome again = world.run();

        assertThat(world.target.appends()).isEqualTo(appends);
        assertThat(texts(again)).isEqualTo(texts(first));
        assertThat(again.clean()).isTrue();
    }

    @Test
    void the_least_repair_that_helps_is_taken_and_several_only_where_none_alone_does() {
        put(BARE + "\0");
        put("Subject: c\r\n\r\n\0");
        world.target.setRefusal(RefusedMessagesTest::strict);
        repair(Repair.NUL, Repair.LINE_ENDS, Repair.FINAL_CRLF);

        assertThat(world.run().clean()).isTrue();

        assertThat(rows().stream().map(row -> requireNonNull(row.alteration()).names()))
                .containsExactlyInAnyOrder(List.of("final-crlf", "line-ends", "nul"), List.of("nul"));
    }

    @Test
    void a_repair_that_does_not_help_leaves_the_message_refused_with_all_answers() {
        put(BARE);
        world.target.setRefusal(
                message -> text(message).contains("one\n") ? "Message contains bare newlines" : "[CANNOT] Virus found");
        repair(Repair.LINE_ENDS);

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures())
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("the target said Message contains bare newlines; with line-ends: [CANNOT] Virus found.");
        assertThat(rows()).singleElement().satisfies(row -> {
            assertThat(row.state()).isEqualTo(MessageState.REFUSED);
            assertThat(row.digests()).isEqualTo(BytesContent.digestsOf(octets(BARE)));
        });
    }

    @Test
    void a_repaired_message_whose_answer_was_lost_is_not_sent_twice() {
        put(BARE);
        world.target.setRefusal(RefusedMessagesTest::strict);
        repair(Repair.LINE_ENDS);
        boolean[] lost = {false};
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE && !lost[0]) {
                lost[0] = true;
                throw MailException.lost("append", "connection reset", null);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(arrivedTexts()).containsExactly("Subject: b\r\n\r\none\r\ntwo\r\n");
        assertThat(texts(outcome)).hasSize(1);
        assertThat(rows())
                .singleElement()
                .satisfies(row ->
                        assertThat(requireNonNull(row.alteration()).names()).containsExactly("line-ends"));
    }

    @Test
    void a_date_that_the_target_refuses_is_replaced_only_where_that_is_named() {
        inbox().put(
                        octets("Date: 1 Jan 2004 00:00:00 +0000\r\n\r\nx\r\n"),
                        MessageFlags.NONE,
                        InternalDate.ofEpochSecond(-5_000_000_000L));
        world.target.setRefusal(message -> message.internalDate().epochSecond() < 0 ? "Invalid date" : null);
        assertThat(world.runToCounts().refused()).isEqualTo(1);
        repair(Repair.DATE);

        assertThat(world.runToCounts().copied()).isEqualTo(1);

        assertThat(arrived().get(0).internalDate()).isEqualTo(InternalDate.ofEpochSecond(1_072_915_200));
    }

    @Test
    void a_keyword_that_the_target_refuses_is_left_out_and_the_others_stay() {
        put("Subject: 1\r\n\r\n", "\\Seen", "domain.com", "$Forwarded");
        put("Subject: 2\r\n\r\n", "domain.com");
        put("Subject: 3\r\n\r\n", "$Forwarded");
        world.target.setRefusal(message ->
                message.flags().keywords().contains("domain.com") ? "[CANNOT] Invalid flag domain.com" : null);

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(arrived().stream().map(StoredMessage::flags))
                .containsExactly(
                        MessageFlags.parse(List.of("\\Seen", "$Forwarded")),
                        MessageFlags.NONE,
                        MessageFlags.parse(List.of("$Forwarded")));
        assertThat(texts(outcome))
                .containsExactly(
                        "2 messages of the folder INBOX went without the keyword domain.com: the target refuses"
                                + " it");
        assertThat(rows().get(0).flagBase())
                .isEqualTo(MessageFlags.parse(List.of("\\Seen", "domain.com", "$Forwarded")));
    }

    @Test
    void once_a_keyword_is_known_to_be_refused_no_message_is_refused_for_it_again() {
        IntStream.range(0, 300).forEach(i -> put("Subject: " + i + "\r\n\r\n", "bad"));
        int[] refused = {0};
        world.target.setRefusal(message -> {
            boolean bad = message.flags().keywords().contains("bad");
            refused[0] += bad ? 1 : 0;
            return bad ? "no" : null;
        });

        assertThat(world.run().clean()).isTrue();

        assertThat(arrived()).hasSize(300);
        assertThat(refused[0]).isLessThan(15);
    }

    @Test
    void a_message_above_the_targets_limit_is_not_sent_and_its_limit_is_said() {
        put("Subject: big\r\n\r\n" + "x".repeat(2000));
        put("Subject: small\r\n\r\n");
        world.target.setLargestMessage(1000);
        List<Long> sent = new ArrayList<>();
        world.target.setRefusal(message -> {
            sent.add(message.content().digests().octets());
            return null;
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures())
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("it takes messages of at most 1000 bytes, and this one has 2016");
        assertThat(sent).containsExactly(18L);
        assertThat(outcome.complete()).isTrue();
    }

    @Test
    void many_messages_that_are_refused_for_a_reason_of_their_own_do_not_stop_the_folder() {
        IntStream.range(0, 20).forEach(i -> put("Subject: " + i + "\r\n\r\n\0"));
        put("Subject: last\r\n\r\n");
        world.target.setRefusal(RefusedMessagesTest::strict);

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isTrue();
        assertThat(requireNonNull(outcome.counts()).refused()).isEqualTo(20);
        assertThat(arrivedTexts()).containsExactly("Subject: last\r\n\r\n");
    }

    @Test
    void words_that_nobody_knows_to_every_message_stop_the_folder_and_the_next_run_begins_with_the_others() {
        IntStream.range(0, 8).forEach(i -> put("Subject: " + i + "\r\n\r\n"));
        world.target.setRefusal(message -> "I do not like it");
        CopyOutcome first = world.run();
        assertThat(first.failures().stream().filter(failure -> failure.scope() == FailureScope.MAILBOX))
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("(to every message in a row)");
        world.target.setRefusal(message -> text(message).matches("(?s)Subject: [0-5].*") ? "I do not like it" : null);

        CopyOutcome second = world.run();

        assertThat(arrivedTexts()).containsExactly("Subject: 6\r\n\r\n", "Subject: 7\r\n\r\n");
        assertThat(requireNonNull(second.counts()).refused()).isEqualTo(6);
    }

    @Test
    void what_was_refused_is_tried_once_by_a_later_run_after_all_that_is_new() {
        put("Subject: 1\r\n\r\n");
        put("Subject: 2\r\n\r\n");
        world.target.setRefusal(message -> text(message).startsWith("Subject: 1") ? "virus" : null);
        world.run();
        put("Subject: 3\r\n\r\n");
        List<String> offered = new ArrayList<>();
        Function<OutgoingMessage, @Nullable String> noting = message -> {
            offered.add(text(message).strip());
            return text(message).startsWith("Subject: 1") ? "virus" : null;
        };
        world.target.setRefusal(noting);

        world.run();

        assertThat(offered).containsExactly("Subject: 3", "Subject: 1");
    }

    @Test
    void a_limit_that_strikes_only_large_messages_is_one_of_size() {
        put("Subject: 1\r\n\r\n" + "x".repeat(100_000));
        put("Subject: 2\r\n\r\n");
        world.target.setRefusal(message -> message.content().digests().octets() > 50_000 ? "[LIMIT] no" : null);

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isTrue();
        assertThat(requireNonNull(outcome.counts()).refused()).isEqualTo(1);
        assertThat(arrived()).hasSize(1);
    }

    @Test
    void a_limit_that_strikes_a_small_message_too_is_none_of_a_message() {
        put("Subject: 1\r\n\r\n" + "x".repeat(100_000));
        put("Subject: 2\r\n\r\n");
        world.target.setRefusal(message -> "[LIMIT] no");

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.failures().stream().filter(failure -> failure.scope() == FailureScope.ACCOUNT))
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("it is no limit of size");
    }

    @Test
    void without_a_valid_internaldate_the_best_date_of_the_header_is_taken() {
        inbox().put(
                        octets("Received: by a; 1 Jan 2004 00:00:00 +0000\r\nDate: 1 Jan 2003 00:00:00 +0000\r\n\r\n"),
                        MessageFlags.NONE,
                        null);
        inbox().put(octets("Date: 1 Jan 2003 00:00:00 +0000\r\n\r\n"), MessageFlags.NONE, null);
        inbox().put(octets("Subject: none\r\n\r\n"), MessageFlags.NONE, null);

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(arrived().stream()
                        .map(message -> requireNonNull(message.internalDate()).epochSecond()))
                .containsExactly(
                        1_072_915_200L,
                        1_041_379_200L,
                        java.time.Instant.parse("2026-01-15T22:00:00Z").getEpochSecond());
        assertThat(texts(outcome))
                .containsExactlyInAnyOrder(
                        "1 messages of the folder INBOX have no valid INTERNALDATE at the source; they were sent with the"
                                + " date of their newest Received line",
                        "1 messages of the folder INBOX have no valid INTERNALDATE at the source; they were sent with the"
                                + " date of their Date line",
                        "1 messages of the folder INBOX have no valid INTERNALDATE at the source; they were sent with the"
                                + " time of the copying, since their header has no valid date either");
        assertThat(world.run().clean()).isTrue();
        assertThat(arrived()).hasSize(3);
    }

    @Test
    void a_message_without_date_is_recognised_at_the_target_when_the_journal_is_lost() {
        inbox().put(octets("Subject: none\r\n\r\n"), MessageFlags.NONE, null);
        world.run();

        CopyWorld other = new CopyWorld(folder.resolve("another"));
        other.source
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(octets("Subject: none\r\n\r\n"), MessageFlags.NONE, null);
        arrived()
                .forEach(message -> other.target
                        .account(CopyWorld.LOGIN)
                        .mailbox("INBOX")
                        .put(message.octets(), message.flags(), message.internalDate()));

        assertThat(other.runToCounts().adopted()).isEqualTo(1);
    }

    @Test
    void a_message_at_which_the_target_hangs_up_is_given_up_and_all_others_arrive() {
        IntStream.range(0, 250).forEach(i -> put("Subject: " + i + "\r\n\r\n"));
        world.target.setHangUp(message -> text(message).startsWith("Subject: 123\r"));

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("MESSAGE-REFUSED");
            assertThat(failure.text())
                    .contains("the target said nothing, and closed the connection each time it was sent");
        });
        assertThat(arrived()).hasSize(249);
    }

    @Test
    void where_the_target_hangs_up_each_named_repair_is_tried_once_until_one_helps() {
        put(BARE + "\0");
        put("Subject: behind it\r\n\r\n");
        List<String> sent = new ArrayList<>();
        world.target.setHangUp(message -> {
            sent.add(text(message));
            return strict(message) != null;
        });
        repair(Repair.LINE_ENDS, Repair.NUL);

        assertThat(world.run().clean()).isTrue();

        assertThat(sent.stream().filter(text -> text.startsWith("Subject: b\r")).distinct())
                .containsExactly(
                        BARE + "\0",
                        "Subject: b\r\n\r\none\r\ntwo\r\n\0",
                        "Subject: b\r\n\r\none\ntwo\r\n",
                        "Subject: b\r\n\r\none\r\ntwo\r\n");
        assertThat(sent.stream().filter(text -> text.endsWith("two\r\n") || text.contains("one\r")))
                .doesNotHaveDuplicates();
        assertThat(rows().get(0)).satisfies(row -> {
            Alteration alteration = requireNonNull(row.alteration());
            assertThat(alteration.names()).containsExactly("line-ends", "nul");
            assertThat(alteration.source())
                    .isEqualTo(BytesContent.digestsOf(octets(BARE + "\0")).exact());
        });
    }

    @Test
    void a_repair_that_the_target_refuses_with_words_leads_to_the_next_one_too() {
        put(BARE + "\0");
        world.target.setHangUp(message -> text(message).indexOf('\0') >= 0);
        world.target.setRefusal(RefusedMessagesTest::strict);
        repair(Repair.LINE_ENDS, Repair.NUL);

        assertThat(world.run().clean()).isTrue();
        assertThat(arrivedTexts()).containsExactly("Subject: b\r\n\r\none\r\ntwo\r\n");
    }

    @Test
    void what_made_the_target_hang_up_is_repaired_by_a_later_run_that_may() {
        put(BARE);
        world.target.setHangUp(message -> strict(message) != null);
        assertThat(world.runToCounts().refused()).isEqualTo(1);
        repair(Repair.LINE_ENDS);

        assertThat(world.runToCounts().copied()).isEqualTo(1);

        assertThat(arrivedTexts()).containsExactly("Subject: b\r\n\r\none\r\ntwo\r\n");
        assertThat(world.run().clean()).isTrue();
    }

    @Test
    void a_message_at_which_the_source_hangs_up_is_given_up_and_all_others_arrive() {
        IntStream.range(0, 250).forEach(i -> put("Subject: " + i + "\r\n\r\n"));
        inbox().hangUpAt(77);

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isTrue();
        assertThat(requireNonNull(outcome.counts()).unreadable()).isEqualTo(1);
        assertThat(outcome.failures())
                .singleElement()
                .extracting(Failure::text)
                .asString()
                .contains("the source said nothing, and closed the connection each time it was fetched");
        assertThat(arrived()).hasSize(249);
    }

    @Test
    void where_a_server_hangs_up_at_many_messages_the_folder_fails() {
        IntStream.range(0, 100).forEach(i -> put("Subject: " + i + "\r\n\r\n"));
        java.util.stream.LongStream.range(20, 40).forEach(inbox()::hangUpAt);

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.scope()).isEqualTo(FailureScope.MAILBOX);
            assertThat(failure.text()).contains("the connection was lost each time at 6 different messages");
        });
    }

    @Test
    void what_made_a_server_hang_up_is_tried_once_by_a_later_run() {
        put("Subject: 1\r\n\r\n");
        put("Subject: 2\r\n\r\n");
        inbox().hangUpAt(1);
        world.run();
        int before = world.source.logins();

        CopyOutcome again = world.run();

        assertThat(world.source.logins()).isEqualTo(before + 2);
        assertThat(requireNonNull(again.counts()).unreadable()).isEqualTo(1);
    }
}
