package net.mailmigrator.verify;

import static net.mailmigrator.testing.CopyWorld.LOGIN;
import static net.mailmigrator.verify.VerifyWorld.CONTENT;
import static net.mailmigrator.verify.VerifyWorld.COUNTS;
import static net.mailmigrator.verify.VerifyWorld.METADATA;
import static net.mailmigrator.verify.VerifyWorld.codes;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import net.mailmigrator.copy.CopyOutcome;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.AppendBatch.State;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.StoredMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that stand at the target more often than at the source. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SurplusCopiesTest {
    private static final Instant SOON = Instant.parse("2026-01-15T22:05:00Z");
    private static final Instant LATER = SOON.plus(Duration.ofMinutes(35));

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CopyWorld world;

    @BeforeEach
    void some_messages() {
        world = CopyWorld.withMail(folder, 30);
    }

    @Test
    void a_copy_that_came_after_it_had_been_sent_again_is_a_discrepancy_to_the_pass_and_to_every_verification() {
        loseTheFirstAppend();
        long late = arrives(0);

        CopyOutcome pass = world.run();
        VerifyOutcome soon = verifying(SOON).verify(METADATA);
        VerifyOutcome later = verifying(LATER).verify(CONTENT);
        CopyOutcome passLater = world.run();

        assertThat(pass.lateDuplicates()).singleElement().satisfies(duplicate -> {
            assertThat(duplicate.targetUid()).isEqualTo(late);
            assertThat(duplicate.sourceFolder()).isEqualTo("INBOX.Entwürfe");
        });
        assertThat(pass.clean()).isFalse();
        assertThat(soon.discrepancies())
                .containsExactly(Discrepancy.of(pass.lateDuplicates().get(0)));
        assertThat(later.discrepancies()).isEqualTo(soon.discrepancies());
        assertThat(passLater.lateDuplicates()).isEqualTo(pass.lateDuplicates());
        assertThat(soon.counts().unknownAtTarget()).isZero();
        assertThat(entwuerfe().messages()).extracting(StoredMessage::uid).contains(late);
    }

    @Test
    void counting_does_not_see_it() {
        loseTheFirstAppend();
        arrives(0);

        assertThat(codes(verifying(LATER).verify(COUNTS))).isEmpty();
    }

    @Test
    void the_verification_after_a_pass_looks_for_it_although_nothing_else_is_new() {
        loseTheFirstAppend();
        verifying(SOON).verify(METADATA);
        arrives(0);

        assertThat(codes(verifying(SOON).scope(VerifyJob.Scope.CHANGED).verify(METADATA)))
                .containsExactly("LATE-DUPLICATE");
    }

    @Test
    void an_append_in_doubt_is_settled_only_when_nothing_of_it_can_turn_up_any_more() {
        loseTheFirstAppend();
        assertThat(inDoubt()).isEqualTo(1);

        verifying(SOON).verify(METADATA);
        assertThat(inDoubt()).isEqualTo(1);

        verifying(LATER).verify(METADATA);
        assertThat(inDoubt()).isZero();
    }

    @Test
    void it_stays_in_doubt_as_long_as_the_surplus_copy_is_there() {
        loseTheFirstAppend();
        long late = arrives(0);

        assertThat(codes(verifying(LATER).verify(METADATA))).containsExactly("LATE-DUPLICATE");
        assertThat(inDoubt()).isEqualTo(1);

        entwuerfe().expunge(late);
        assertThat(codes(verifying(LATER).verify(METADATA))).isEmpty();
        assertThat(inDoubt()).isZero();
    }

    @Test
    void mail_of_the_user_that_came_meanwhile_is_unknown_and_no_duplicate() {
        loseTheFirstAppend();
        arrives(900);

        VerifyOutcome outcome = verifying(LATER).verify(METADATA);

        assertThat(codes(outcome)).isEmpty();
        assertThat(outcome.counts().unknownAtTarget()).isEqualTo(1);
        assertThat(inDoubt()).isZero();
    }

    @Test
    void an_extra_copy_that_the_tool_did_not_make_is_found_by_reading_the_contents_and_not_before() {
        world.run();
        long copy = arrives(3);

        VerifyOutcome counts = verifying(SOON).verify(COUNTS);
        VerifyOutcome metadata = verifying(SOON).verify(METADATA);
        VerifyOutcome content = verifying(SOON).verify(CONTENT);

        assertThat(codes(counts)).isEmpty();
        assertThat(codes(metadata)).isEmpty();
        assertThat(metadata.counts().unknownAtTarget()).isEqualTo(1);
        assertThat(codes(content)).containsExactly("EXTRA-COPY");
        assertThat(content.discrepancies().get(0).text()).contains("under UID " + copy);
        assertThat(content.counts().unknownAtTarget()).isZero();
    }

    @Test
    void two_extra_copies_of_one_message_are_both_named() {
        world.run();
        arrives(3);
        arrives(3);

        assertThat(codes(verifying(SOON).verify(CONTENT))).containsExactly("EXTRA-COPY", "EXTRA-COPY");
    }

    @Test
    void a_message_that_the_user_moved_away_and_back_is_no_extra_copy() {
        world.run();
        verifying(SOON).verify(METADATA);
        entwuerfe().expunge(uidOf(3));
        arrives(3);

        VerifyOutcome outcome = verifying(SOON).verify(CONTENT);

        assertThat(codes(outcome)).isEmpty();
        assertThat(outcome.counts().goneAtTarget()).isEqualTo(1);
        assertThat(outcome.counts().unknownAtTarget()).isEqualTo(1);
    }

    @Test
    void true_duplicates_of_the_source_are_none_at_the_target() {
        world.put("INBOX.Entwürfe", 3);
        world.run();

        assertThat(codes(verifying(SOON).verify(CONTENT))).isEmpty();
    }

    /** The first APPEND, to the folder of drafts, gets lost on its way, and its messages are sent again. */
    private void loseTheFirstAppend() {
        AtomicInteger appends = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_GATE && mailbox.decoded().equals("Entwürfe") && appends.getAndIncrement() == 0) {
                throw MailException.lost("append", "connection reset", null);
            }
        });
        assertThat(world.run().failures()).isEmpty();
        world.target.setFaults(FaultPoint.NONE);
    }

    private long arrives(int number) {
        return entwuerfe().put(CopyWorld.octets(number), CopyWorld.flags(number), CopyWorld.date(number));
    }

    private long uidOf(int number) {
        return entwuerfe().messages().stream()
                .filter(message -> CopyWorld.date(number).equals(message.internalDate()))
                .findFirst()
                .orElseThrow()
                .uid();
    }

    private InMemoryMailbox entwuerfe() {
        return world.target.account(LOGIN).mailbox("Entwürfe");
    }

    private int inDoubt() {
        try (Journal journal = world.open()) {
            AccountJournal account = journal.account(LOGIN);
            return account.targetMailboxes().stream()
                    .map(target -> account.batches(target.id(), State.DOUBT))
                    .mapToInt(List::size)
                    .sum();
        }
    }

    private VerifyWorld verifying(Instant time) {
        return new VerifyWorld(world).at(time);
    }
}
