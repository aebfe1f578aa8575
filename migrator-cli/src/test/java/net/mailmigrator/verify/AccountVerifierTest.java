package net.mailmigrator.verify;

import static net.mailmigrator.testing.CopyWorld.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import net.mailmigrator.copy.CopySettings.Existing;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.inventory.AccountInspector.Opener;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.Intercepted;
import net.mailmigrator.testing.StoredMessage;
import net.mailmigrator.verify.VerifyJob.Resources;
import net.mailmigrator.verify.VerifyJob.Scope;
import net.mailmigrator.verify.VerifyOutcome.Counts;
import net.mailmigrator.verify.VerifySettings.Depth;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class AccountVerifierTest {
    private static final Instant NOW = Instant.parse("2026-01-16T08:00:00Z");
    private static final VerifySettings METADATA = new VerifySettings(Depth.METADATA, 0);
    private static final VerifySettings CONTENT = new VerifySettings(Depth.METADATA, 100);

    @TempDir
    Path folder;

    private CopyWorld world;

    @BeforeEach
    void copyThirtyMessages() {
        world = CopyWorld.withMail(folder, 30);
    }

    @Test
    void an_exact_copy_has_no_discrepancy_at_any_depth() {
        world.run();

        VerifyOutcome metadata = verify(METADATA);
        VerifyOutcome content = verify(CONTENT);
        VerifyOutcome counts = verify(new VerifySettings(Depth.COUNTS, 0));

        long octets = IntStream.range(0, 30)
                .mapToLong(n -> CopyWorld.octets(n).length)
                .sum();
        assertThat(metadata).isEqualTo(inOrder("metadata", new Counts(30, 0, 0, 0, 0, 0, 0)));
        assertThat(content).isEqualTo(inOrder("content", new Counts(30, 30, octets, 0, 0, 0, 0)));
        assertThat(counts).isEqualTo(inOrder("counts", Counts.NONE));
    }

    @Test
    void a_stop_that_ends_the_wait_for_a_server_is_no_failure() {
        world.run();
        AtomicBoolean stop = new AtomicBoolean();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_OPEN) {
                stop.set(true);
                throw MailException.postponed(FailureScope.ACCOUNT, "ask", "the wait was ended by a stop");
            }
        });

        VerifyOutcome outcome = new VerifyWorld(world)
                .resources(new Resources(1, 1, (parallel, tasks) -> tasks.forEach(Runnable::run), stop::get))
                .verify(METADATA);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.stopped()).isTrue();
    }

    /** As after a pass: it goes on when a stop is asked for, but what a stop has cut is no failure. */
    @Test
    void a_connection_that_a_stop_has_cut_is_no_failure() throws Exception {
        world.run();
        AtomicBoolean cut = new AtomicBoolean();
        world.target.setFaults((step, mailbox) -> {
            cut.set(true);
            throw MailException.lost("look", "the connection was cut", null);
        });

        VerifyOutcome outcome = new VerifyWorld(world)
                .resources(
                        new Resources(1, 1, (parallel, tasks) -> tasks.forEach(Runnable::run), () -> false, cut::get))
                .verify(METADATA);

        assertThat(outcome.failures()).isEmpty();
        assertThat(outcome.stopped()).isTrue();
    }

    @Test
    void whoever_waits_for_a_session_on_the_source_does_not_outlast_a_stop() throws Exception {
        world.run();
        AtomicBoolean stop = new AtomicBoolean();
        Opener source = () -> world.source.openReader(new Credentials(CopyWorld.LOGIN, Secret.of("old"), null));
        Resources resources = new Resources(1, 1, (parallel, tasks) -> {}, stop::get);
        try (Journal journal = world.open();
                SessionPool pool = new SessionPool(new VerifyJob(
                        CopyWorld.LOGIN, journal.account(CopyWorld.LOGIN), source, source, Scope.ALL, resources))) {
            MailboxReader only = pool.openSource();
            stop.set(true);

            assertThatThrownBy(pool::openSource).isInstanceOf(Stopped.class);
            pool.closeSource(only);
            pool.closeSource(pool.openSource());
        }
    }

    @Test
    void the_journal_knows_of_the_verification() {
        world.run();
        verify(METADATA);

        try (Journal journal = world.open()) {
            assertThat(journal.account(LOGIN).facts().verification()).isEqualTo("metadata");
            assertThat(journal.account(LOGIN).facts().verifiedAt()).isEqualTo(NOW);
        }
    }

    @Test
    void a_message_missing_at_its_first_verification_is_a_discrepancy_and_remains_one() {
        world.run();
        target("INBOX").expunge(3);

        assertThat(codes(verify(METADATA))).containsExactly("MESSAGE-MISSING");
        assertThat(codes(verify(METADATA))).containsExactly("MESSAGE-MISSING");
        assertThat(verify(METADATA).discrepancies().get(0).folder()).isEqualTo("INBOX");
    }

    @Test
    void a_message_missing_after_it_had_been_read_back_is_only_counted() {
        world.run();
        verify(METADATA);
        target("INBOX").expunge(3);

        VerifyOutcome later = verify(METADATA);

        assertThat(later.discrepancies()).isEmpty();
        assertThat(later.counts().goneAtTarget()).isEqualTo(1);
        assertThat(later.counts().messages()).isEqualTo(29);
    }

    @Test
    void a_missing_message_of_a_later_pass_is_told_from_those_that_were_read_back() {
        world.run();
        verify(METADATA);
        world.put("INBOX", 100);
        world.run();
        target("INBOX").expunge(1);
        target("INBOX").expunge(last("INBOX").uid());

        VerifyOutcome later = verify(METADATA);

        assertThat(codes(later)).containsExactly("MESSAGE-MISSING");
        assertThat(later.counts().goneAtTarget()).isEqualTo(1);
    }

    @Test
    void a_flag_that_the_user_took_away_after_the_first_verification_is_no_discrepancy() {
        world.run();
        verify(METADATA);
        target("INBOX").setFlags(seen("INBOX").uid(), MessageFlags.NONE);

        assertThat(codes(verify(METADATA))).isEmpty();
    }

    @Test
    void a_flag_lost_right_after_the_pass_is_named() {
        world.run();
        target("INBOX").setFlags(seen("INBOX").uid(), MessageFlags.NONE);

        VerifyOutcome outcome = verify(METADATA);

        assertThat(codes(outcome)).containsExactly("FLAGS-LOST");
        assertThat(outcome.discrepancies().get(0).text()).contains("was sent with \\Seen");
    }

    @Test
    void a_flag_that_the_target_does_not_keep_is_no_discrepancy() {
        target("INBOX").withPermanentFlags("\\Seen");
        world.put("INBOX", 5);
        world.run();

        assertThat(codes(verify(METADATA))).isEmpty();
    }

    @Test
    void flags_that_the_user_added_are_no_discrepancy() {
        world.run();
        for (StoredMessage message : target("INBOX").messages()) {
            MessageFlags more = MessageFlags.parse(List.of("\\Seen", "\\Flagged", "$Label0", "$Label1", "$Label2"));
            target("INBOX").setFlags(message.uid(), more);
        }

        assertThat(codes(verify(METADATA))).isEmpty();
    }

    @Test
    void mail_that_arrived_at_the_target_is_counted_as_unknown() {
        world.run();
        target("INBOX").put(CopyWorld.octets(900), MessageFlags.NONE, CopyWorld.date(900));

        VerifyOutcome outcome = verify(CONTENT);

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().unknownAtTarget()).isEqualTo(1);
    }

    @Test
    void line_ends_and_nul_that_the_target_changed_are_counted_as_rewritten() {
        put("a: b\r\n\r\nx\r\r\ny\r\n", NOW.getEpochSecond() - 100);
        world.target.setRewriting(octets -> new String(octets, StandardCharsets.ISO_8859_1)
                .replace("\r\r\n", "\r\n")
                .getBytes(StandardCharsets.ISO_8859_1));
        world.run();

        VerifyOutcome outcome = verify(METADATA);

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().rewritten()).isEqualTo(1);
    }

    @Test
    void a_keyword_that_was_left_out_since_the_target_refuses_it_is_no_lost_flag() {
        world.source
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(
                        "Subject: k\r\n\r\n".getBytes(StandardCharsets.US_ASCII),
                        MessageFlags.parse(List.of("\\Seen", "domain.com")),
                        InternalDate.ofEpochSecond(NOW.getEpochSecond() - 100));
        world.target.setRefusal(
                message -> message.flags().keywords().contains("domain.com") ? "Invalid flag domain.com" : null);
        world.run();

        assertThat(codes(verify(METADATA))).isEmpty();
    }

    @Test
    void changed_text_of_equal_length_is_found_by_reading_the_content() {
        world.target.setRewriting(octets -> new String(octets, StandardCharsets.ISO_8859_1)
                .replace("Text 7", "Next 7")
                .getBytes(StandardCharsets.ISO_8859_1));
        world.run();

        assertThat(codes(verify(METADATA))).isEmpty();
        assertThat(codes(verify(CONTENT))).containsExactly("CONTENT-DIFFERS");
    }

    @Test
    void changed_text_of_another_length_is_found_without_being_asked_for_the_content() {
        world.target.setRewriting(octets -> new String(octets, StandardCharsets.ISO_8859_1)
                .replace("Text 7", "Text seven")
                .getBytes(StandardCharsets.ISO_8859_1));
        world.run();

        VerifyOutcome outcome = verify(METADATA);

        assertThat(codes(outcome)).containsExactly("CONTENT-DIFFERS");
        assertThat(outcome.discrepancies().get(0).sourceUid()).isNotNull();
    }

    @Test
    void a_wrong_size_at_the_target_is_settled_by_the_text() {
        world.run();
        AtomicInteger fetched = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> fetched.addAndGet(step == Step.AFTER_FETCHED_MESSAGE ? 1 : 0));

        VerifyOutcome outcome = verify(
                METADATA,
                listing(message -> message.uid() == 3
                        ? new MessageMetadata(3, message.flags(), message.internalDate(), message.size() + 7)
                        : message));

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(fetched).hasValue(2);
    }

    @Test
    void another_internaldate_is_a_discrepancy() {
        world.run();

        VerifyOutcome outcome = verify(METADATA, listing(message -> redated(message, 1_400_001_000L, 1_300_000_000L)));

        assertThat(codes(outcome)).containsExactly("DATE-DIFFERS");
        assertThat(outcome.discrepancies().get(0).text()).contains("13-Mar-2011 07:06:40 +0000");
    }

    @Test
    void dates_that_targets_do_not_keep_are_rewritten() {
        put("future\r\n\r\n", NOW.plusSeconds(86_400).getEpochSecond());
        put("ancient\r\n\r\n", -3_000_000_000L);
        world.run();

        VerifyOutcome outcome = verify(
                METADATA,
                listing(message -> redated(
                        redated(message, NOW.getEpochSecond() + 86_400, NOW.getEpochSecond() - 5),
                        -3_000_000_000L,
                        Integer.MIN_VALUE)));

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().rewritten()).isEqualTo(2);
    }

    @Test
    void messages_whose_uid_was_never_named_are_found_by_their_text() {
        world.target.withoutAppendUid();
        world.wrapJournal(AccountVerifierTest::neverResolving);
        world.run();

        VerifyOutcome outcome = verify(METADATA);

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().messages()).isEqualTo(30);
        assertThat(outcome.counts().unknownAtTarget()).isZero();
    }

    @Test
    void a_message_whose_uid_was_never_named_and_whose_text_is_nowhere_is_missing() {
        world.target.withoutAppendUid();
        world.wrapJournal(AccountVerifierTest::neverResolving);
        world.run();
        target("INBOX").expunge(3);

        assertThat(codes(verify(METADATA))).containsExactly("MESSAGE-MISSING");
    }

    @Test
    void adopted_messages_are_compared_with_the_source_where_it_may_be_read() {
        byte[] sameHeader = new String(CopyWorld.octets(1), StandardCharsets.US_ASCII)
                .replace("Text", "Next")
                .getBytes(StandardCharsets.US_ASCII);
        target("INBOX").put(sameHeader, CopyWorld.flags(1), CopyWorld.date(1));
        target("INBOX").put(CopyWorld.octets(2), CopyWorld.flags(2), CopyWorld.date(2));
        world.existing(Existing.ADOPT).run();

        VerifyOutcome without = verify(CONTENT);
        VerifyOutcome with = verify(CONTENT, openTarget(), () -> world.source.openReader(credentials("old")));

        assertThat(codes(without)).isEmpty();
        assertThat(codes(with)).containsExactly("CONTENT-DIFFERS");
    }

    @Test
    void a_target_folder_made_anew_is_a_failure_of_that_folder_and_the_others_are_verified() {
        world.run();
        target("INBOX").renewUidValidity();

        VerifyOutcome outcome = verify(METADATA);

        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.scope()).isEqualTo(FailureScope.MAILBOX);
            assertThat(failure.folder()).isEqualTo("INBOX");
            assertThat(failure.text()).contains("UIDVALIDITY", "migrator run --account");
        });
        assertThat(outcome.counts().messages()).isEqualTo(10);
        try (Journal journal = world.open()) {
            assertThat(journal.account(LOGIN).facts().verifiedAt()).isNull();
        }
    }

    @Test
    void a_target_folder_that_is_gone_is_a_discrepancy_unless_it_had_been_read_back() {
        world.run();
        world.target.account(LOGIN).delete(MailboxName.encode("Entwürfe"));
        assertThat(codes(verify(METADATA))).containsExactly("FOLDER-MISSING");
    }

    @Test
    void a_target_folder_that_the_user_deleted_later_is_only_counted() {
        world.run();
        verify(METADATA);
        world.target.account(LOGIN).delete(MailboxName.encode("Entwürfe"));

        VerifyOutcome outcome = verify(METADATA);

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().goneAtTarget()).isEqualTo(10);
    }

    @Test
    void counting_finds_that_messages_are_missing() {
        world.run();
        target("INBOX").expunge(3);

        assertThat(codes(verify(new VerifySettings(Depth.COUNTS, 0)))).containsExactly("COUNT-DIFFERS");
    }

    @Test
    void after_a_pass_only_folders_that_changed_are_opened_again() {
        world.run();
        verifyChanged();
        world.put("INBOX", 100);
        world.run();

        assertThat(verifyChanged().counts().messages()).isEqualTo(21);
        assertThat(verifyChanged().counts().messages()).isZero();
    }

    @Test
    void a_text_that_the_target_does_not_hand_out_is_a_discrepancy() {
        world.run();
        target("INBOX").makeUnreadable(2);

        assertThat(codes(verify(CONTENT))).containsExactly("UNREADABLE-AT-TARGET");
    }

    @Test
    void a_wrong_password_is_a_failure_of_the_account() {
        world.run();

        VerifyOutcome outcome = verify(METADATA, () -> world.target.openReader(credentials("wrong")));

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.scope()).isEqualTo(FailureScope.ACCOUNT));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void a_source_that_receives_flags_and_deletes_while_it_is_copied_is_verified_in_order(long seed) {
        Random random = new Random(seed);
        AtomicInteger number = new AtomicInteger(1_000);
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_LISTED_MESSAGE || step == Step.AFTER_FETCHED_MESSAGE) {
                live(world.source.account(LOGIN).make(mailbox), number.getAndIncrement(), random);
            }
        });
        assertThat(world.run().failures()).isEmpty();

        VerifyOutcome first = verify(CONTENT);
        world.run();
        VerifyOutcome second = verify(CONTENT);

        assertThat(codes(first)).as("seed %d", seed).isEmpty();
        assertThat(codes(second)).as("seed %d", seed).isEmpty();
        assertThat(second.counts().messages()).isGreaterThan(first.counts().messages());
        assertThat(second.counts().goneAtTarget()).isZero();
    }

    private static void live(InMemoryMailbox mailbox, int number, Random random) {
        List<StoredMessage> messages = mailbox.messages();
        long someone = messages.isEmpty()
                ? 0
                : messages.get(random.nextInt(messages.size())).uid();
        switch (random.nextInt(4)) {
            case 0 -> mailbox.put(CopyWorld.octets(number), CopyWorld.flags(number), CopyWorld.date(number));
            case 1 -> mailbox.setFlags(someone, CopyWorld.flags(random.nextInt(30)));
            case 2 -> mailbox.expunge(someone);
            default -> mailbox.setFlags(someone, MessageFlags.NONE);
        }
    }

    @Test
    void a_balance_that_does_not_close_is_a_discrepancy() {
        world.run();
        change(journal -> {
            SourceMailbox source = journal.sourceMailboxes().get(0);
            journal.complete(
                    source.id(),
                    Objects.requireNonNull(source.completed()),
                    new MessageCounts(20, 0, 19, 0, 0, 0, 0, 0, 0, 0),
                    NOW);
        });

        VerifyOutcome outcome = verify(METADATA);

        assertThat(codes(outcome)).containsExactly("BALANCE-OPEN");
        assertThat(outcome.discrepancies().get(0).text()).contains("held 20 messages", "19 are accounted for");
    }

    @Test
    void two_rows_with_one_target_uid_are_a_discrepancy() {
        world.run();
        change(journal -> {
            long source = journal.sourceMailboxes().get(0).id();
            List<MessageRow> rows = new ArrayList<>();
            journal.rows(source, rows::add);
            MessageRow first = rows.get(0);
            journal.record(
                    source,
                    List.of(new MessageRow(
                            9_999,
                            first.sizeAsListed(),
                            first.digests(),
                            first.internalDate(),
                            first.flagBase(),
                            first.targetUid(),
                            first.proof(),
                            first.state(),
                            null)));
        });

        assertThat(codes(verify(METADATA))).containsExactly("UID-TWICE");
    }

    private void change(Consumer<AccountJournal> change) {
        try (Journal journal = world.open()) {
            change.accept(journal.account(LOGIN));
        }
    }

    @Test
    void all_contents_are_closed() {
        world.run();
        verify(CONTENT);

        assertThat(world.target.openContents()).isZero();
    }

    private VerifyOutcome verify(VerifySettings settings) {
        return verify(settings, openTarget());
    }

    private VerifyOutcome verify(VerifySettings settings, Opener target) {
        return verify(settings, target, null);
    }

    private VerifyOutcome verify(VerifySettings settings, Opener target, @Nullable Opener source) {
        return verify(
                settings,
                journal ->
                        new VerifyJob(LOGIN, journal.account(LOGIN), target, source, Scope.ALL, Resources.ONE_BY_ONE));
    }

    private VerifyOutcome verifyChanged() {
        return verify(
                METADATA,
                journal -> new VerifyJob(
                        LOGIN, journal.account(LOGIN), openTarget(), null, Scope.CHANGED, Resources.ONE_BY_ONE));
    }

    private VerifyOutcome verify(VerifySettings settings, Function<Journal, VerifyJob> job) {
        try (Journal journal = world.open()) {
            VerifyOutcome outcome =
                    new AccountVerifier(settings, Clock.fixed(NOW, ZoneOffset.UTC), 42).verify(job.apply(journal));
            journal.account(LOGIN).readBack().end();
            return outcome;
        } catch (MailException failure) {
            throw new AssertionError(failure);
        }
    }

    private static VerifyOutcome inOrder(String depth, Counts counts) {
        return new VerifyOutcome(depth, counts, List.of(), List.of(), false);
    }

    private Opener openTarget() {
        return () -> world.target.openReader(credentials("old"));
    }

    /** The target with other metadata than it has. */
    private Opener listing(UnaryOperator<MessageMetadata> change) {
        return () -> Intercepted.of(
                MailboxReader.class, world.target.openReader(credentials("old")), (method, arguments, real) -> {
                    if (method.getName().equals("listMessages")) {
                        @SuppressWarnings("unchecked")
                        Consumer<MessageMetadata> sink =
                                (Consumer<MessageMetadata>) Objects.requireNonNull(arguments[2]);
                        arguments[2] = (Consumer<MessageMetadata>) message -> sink.accept(change.apply(message));
                    }
                    return real.call(arguments);
                });
    }

    private static MessageMetadata redated(MessageMetadata message, long from, long to) {
        InternalDate date = message.internalDate();
        return date == null || date.epochSecond() != from
                ? message
                : new MessageMetadata(message.uid(), message.flags(), InternalDate.ofEpochSecond(to), message.size());
    }

    /** A journal whose owner died each time before the target UIDs were looked for. */
    private static Journal neverResolving(Journal journal) {
        return Intercepted.of(
                Journal.class,
                journal,
                (method, arguments, real) -> method.getName().equals("account")
                        ? Intercepted.of(
                                AccountJournal.class,
                                (AccountJournal) Objects.requireNonNull(real.call(arguments)),
                                (inner, given, account) ->
                                        inner.getName().equals("resolve") ? null : account.call(given))
                        : real.call(arguments));
    }

    private void put(String text, long date) {
        world.source
                .account(LOGIN)
                .mailbox("INBOX")
                .put(text.getBytes(StandardCharsets.ISO_8859_1), MessageFlags.NONE, InternalDate.ofEpochSecond(date));
    }

    private InMemoryMailbox target(String name) {
        return world.target.account(LOGIN).mailbox(name);
    }

    private StoredMessage seen(String name) {
        return target(name).messages().stream()
                .filter(message -> message.flags().equals(MessageFlags.parse(List.of("\\Seen"))))
                .findFirst()
                .orElseThrow();
    }

    private StoredMessage last(String name) {
        List<StoredMessage> messages = target(name).messages();
        return messages.get(messages.size() - 1);
    }

    private static Credentials credentials(String password) {
        return new Credentials(LOGIN, Secret.of(password), null);
    }

    private static List<String> codes(VerifyOutcome outcome) {
        assertThat(outcome.failures()).isEmpty();
        return outcome.discrepancies().stream().map(Discrepancy::code).toList();
    }
}
