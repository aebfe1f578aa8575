package net.mailmigrator.copy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** When a mailbox of an earlier pass is opened again (EXACTNESS §5): each of the four numbers by itself, and open rows. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class UnchangedMailboxTest {
    @TempDir
    Path folder;

    private CopyWorld world;
    private InMemoryMailbox source;
    private InMemoryMailbox target;

    @BeforeEach
    void two_mailboxes_are_copied() {
        world = new CopyWorld(folder);
        for (int number = 1; number <= 6; number++) {
            world.put(number % 2 == 0 ? "INBOX" : "INBOX.Ordner", number);
        }
        assertThat(world.run().clean()).isTrue();
        source = world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
        target = world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
    }

    @Test
    void with_four_equal_numbers_it_is_not_opened() {
        assertThat(openedAfter(box -> {})).isEmpty();
    }

    @Test
    void with_another_uidvalidity_it_is() {
        assertThat(openedAfter(InMemoryMailbox::renewUidValidity)).containsExactly("INBOX");
    }

    @Test
    void with_another_uidnext_it_is() {
        assertThat(openedAfter(box -> box.skipTo(100))).containsExactly("INBOX");
    }

    @Test
    void with_another_highestmodseq_it_is() {
        assertThat(openedAfter(box -> box.setFlags(1, MessageFlags.parse(List.of("\\Flagged")))))
                .containsExactly("INBOX");
    }

    @Test
    void with_another_number_of_messages_it_is() {
        assertThat(openedAfter(box -> box.expungeUnseen(1))).containsExactly("INBOX");
    }

    @Test
    void with_a_row_that_is_open_it_is() {
        world.put("INBOX", 8);
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE) {
                throw new CrashException("stored");
            }
        });
        assertThat(catchThrowable(world::run)).isInstanceOf(CrashException.class);
        world.target.setFaults(FaultPoint.NONE);

        assertThat(openedAfter(box -> {})).containsExactly("INBOX");
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void with_a_message_that_is_left_over_it_is() {
        world.put("INBOX", 8);
        world.target.setRefusal(message -> "550 computer says no");
        assertThat(world.runToCounts().refused()).isEqualTo(1);

        assertThat(openedAfter(box -> {})).containsExactly("INBOX");
    }

    @Test
    void with_mail_that_has_come_to_the_target_or_gone_there_it_is() {
        target.put(CopyWorld.octets(50), MessageFlags.NONE, CopyWorld.date(50));
        assertThat(openedAfter(box -> {})).containsExactly("INBOX");
        assertThat(openedAfter(box -> {})).isEmpty();
        target.expunge(1);
        assertThat(openedAfter(box -> {})).containsExactly("INBOX");
    }

    @Test
    void only_the_final_pass_sees_flags_that_changed_without_a_sign_of_it() {
        MessageFlags flags = MessageFlags.parse(List.of("\\Flagged"));
        source.setFlagsUnseen(1, flags);

        assertThat(openedAfter(box -> {})).isEmpty();
        assertThat(target.messages().get(0).flags()).isNotEqualTo(flags);
        world.run(new PassRequest(true, null));

        assertThat(target.messages().get(0).flags()).isEqualTo(flags);
    }

    private Set<String> openedAfter(Consumer<InMemoryMailbox> change) {
        change.accept(source);
        Set<String> opened = new TreeSet<>();
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_OPEN) {
                opened.add(mailbox.decoded());
            }
        });
        world.run();
        world.source.setFaults(FaultPoint.NONE);
        return opened;
    }
}
