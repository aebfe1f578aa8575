package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.Deletion;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import net.mailmigrator.testing.Intercepted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * EXACTNESS §8, what must be known of the source: three messages were copied, the source has lost the second one, and what
 * would prove that is missing. A {@link DeletionPassTest} of other conditions is beside it.
 */
@DisplayNameGeneration(ReplaceUnderscores.class)
class DeletionEvidenceTest {
    private static final PassRequest DELETE = new PassRequest(true, new PassRequest.Deletions(false, 100));

    @TempDir
    Path folder;

    private CopyWorld world;
    private boolean deleting;

    @BeforeEach
    void the_second_of_three_messages_is_gone_at_the_source() {
        world = new CopyWorld(folder);
        for (int number = 1; number <= 3; number++) {
            world.put("INBOX", number);
        }
        assertThat(world.run().clean()).isTrue();
        source().expunge(2);
    }

    private InMemoryMailbox source() {
        return world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    private void assertAllThere() {
        assertThat(world.target.account(CopyWorld.LOGIN).mailbox("INBOX").messages())
                .hasSize(3)
                .noneMatch(message -> message.flags().system().contains(MessageFlags.SystemFlag.DELETED));
    }

    @Test
    void it_goes_where_nothing_is_missing() {
        assertThat(world.run(DELETE).deletedAtTarget()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "examine", "listMessages"})
    void nothing_goes_where_the_source_answers_no(String request) {
        world.wrapServers(server -> onceDeletionsBegin(server, request));

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text()).contains("[NOPERM] no"));
        assertThat(outcome.deletions()).isEmpty();
        assertAllThere();
    }

    /** The deletion pass is the one that lists the source's mailboxes. */
    private WritableServer onceDeletionsBegin(WritableServer server, String request) {
        return Intercepted.of(WritableServer.class, server, (method, arguments, real) -> {
            Object opened = Objects.requireNonNull(real.call(arguments));
            return method.getName().equals("openReader")
                    ? Intercepted.of(MailboxReader.class, (MailboxReader) opened, (call, with, session) -> {
                        deleting |= call.getName().equals("list");
                        if (deleting && call.getName().equals(request)) {
                            throw MailException.refused(FailureScope.MAILBOX, false, "ask the source", "[NOPERM] no");
                        }
                        return session.call(with);
                    })
                    : opened;
        });
    }

    @Test
    void nothing_goes_from_a_mailbox_that_the_plan_leaves_out_by_now() {
        world.put("INBOX.Ordner", 9);
        world.leaveOut("INBOX");

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions()).isEmpty();
        assertAllThere();
    }

    @Test
    void nothing_goes_where_a_message_was_expunged_and_its_uid_comes_back() {
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_LIST) {
                source().putBack(2, CopyWorld.octets(2), CopyWorld.flags(2), CopyWorld.date(2));
            }
        });

        assertThat(world.run(DELETE).deletions()).isEmpty();

        assertAllThere();
    }

    @Test
    void nothing_goes_while_messages_are_left_over_although_nothing_failed() {
        world.stopWhen(() -> true);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions()).extracting(Deletion::outcome).isEmpty();
        assertAllThere();
    }

    @Test
    void nothing_goes_of_which_the_target_has_never_named_a_uid_that_was_found() {
        world.target.withoutAppendUid();
        world.put("INBOX", 4);
        world.run();
        world.target
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .alter(4, CopyWorld.octets(99_999), CopyWorld.date(99_999));
        source().expunge(4);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.deletions())
                .filteredOn(deletion -> deletion.sourceUid() == 4)
                .allMatch(deletion -> deletion.outcome() == Deletion.Outcome.KEPT);
        assertThat(world.target.account(CopyWorld.LOGIN).mailbox("INBOX").messages())
                .hasSize(3);
    }

    @Test
    void what_is_kept_is_listed_and_no_failure() {
        world.target.account(CopyWorld.LOGIN).mailbox("INBOX").setFlags(2, MessageFlags.NONE);

        CopyOutcome outcome = world.run(DELETE);

        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.findings()).extracting(Finding::code).contains(FindingCode.KEPT_AT_TARGET);
        assertThat(outcome.deletions()).extracting(Deletion::sourceUid).isEqualTo(List.of(2L));
    }
}
