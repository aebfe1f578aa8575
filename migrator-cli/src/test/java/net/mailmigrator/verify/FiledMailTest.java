package net.mailmigrator.verify;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.EmptyJournal;
import net.mailmigrator.testing.InMemoryAccount;
import net.mailmigrator.testing.InMemoryMailbox;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Messages that were found in other target folders than their own are verified where they are. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class FiledMailTest {
    @TempDir
    Path folder;

    private CopyWorld world;
    private InMemoryMailbox filed;

    @BeforeEach
    void two_messages_are_found_where_the_user_has_filed_them() throws IOException {
        world = CopyWorld.withMail(folder, 12);
        world.run();
        InMemoryAccount target = world.target.account(CopyWorld.LOGIN);
        filed = target.mailbox("Ablage");
        InMemoryMailbox inbox = target.mailbox("INBOX");
        target.move(inbox, inbox.messages().get(1).uid(), filed);
        target.move(inbox, inbox.messages().get(1).uid(), filed);
        Files.delete(EmptyJournal.database(world.journalSettings()));
        assertThat(world.runToCounts().adopted()).isEqualTo(12);
    }

    @Test
    void they_are_found_there_at_both_depths() {
        VerifyOutcome metadata = new VerifyWorld(world).verify(VerifyWorld.METADATA);
        VerifyOutcome counts = new VerifyWorld(world).verify(VerifyWorld.COUNTS);
        VerifyOutcome sample = new VerifyWorld(world).verify(new VerifySettings(VerifySettings.Depth.METADATA, 50));

        assertThat(metadata.discrepancies()).isEmpty();
        assertThat(metadata.counts().messages()).isEqualTo(12);
        assertThat(metadata.counts().goneAtTarget()).isZero();
        assertThat(metadata.counts().unknownAtTarget()).isZero();
        assertThat(counts.discrepancies()).isEmpty();
        assertThat(sample.discrepancies()).isEmpty();
    }

    @Test
    void what_is_deleted_there_is_counted_as_gone_once() {
        filed.expunge(filed.messages().get(0).uid());

        VerifyOutcome outcome = new VerifyWorld(world).verify(VerifyWorld.METADATA);

        assertThat(outcome.discrepancies()).isEmpty();
        assertThat(outcome.counts().goneAtTarget()).isEqualTo(1);
        assertThat(outcome.counts().messages()).isEqualTo(11);
    }
}
