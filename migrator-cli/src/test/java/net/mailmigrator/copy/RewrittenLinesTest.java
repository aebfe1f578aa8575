package net.mailmigrator.copy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.RewrittenLines;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.journal.Proof;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.BytesContent;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.FaultPoint.Step;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Targets that add, drop or rewrite header lines of which that is known. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class RewrittenLinesTest {
    private static final String MAIL =
            "Received: by a\r\nMessage-ID: <1@old>\r\nStatus: RO\r\nSubject: a\r\n\r\nText\r\n";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CopyWorld world;

    @BeforeEach
    void an_account_with_mail() {
        world = CopyWorld.withMail(folder, 4);
        world.source
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(
                        MAIL.getBytes(StandardCharsets.ISO_8859_1),
                        net.mailmigrator.imap.MessageFlags.NONE,
                        net.mailmigrator.imap.InternalDate.ofEpochSecond(1_500_000_000));
        world.target.setRewriting(octets ->
                rewritten(new String(octets, StandardCharsets.ISO_8859_1)).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String rewritten(String mail) {
        return "Received: by the target\r\n\tfor you\r\nX-UID: 17\r\n"
                + mail.replace("<1@old>", "<1@new>").replace("Status: RO\r\n", "");
    }

    private static Digest without(String mail) {
        return RewrittenLines.digestWithout(BytesContent.of(mail.getBytes(StandardCharsets.ISO_8859_1)));
    }

    @Test
    void what_was_added_dropped_and_rewritten_makes_no_other_message() {
        assertThat(without(rewritten(MAIL))).isEqualTo(without(MAIL));
    }

    @ParameterizedTest
    @CsvSource({
        "Subject: a, Subject: b",
        "Text, Next",
        "Status: RO, X-Other: RO",
        "Status: RO, Status2: RO",
        "'Text', 'Text\r\nStatus: RO'"
    })
    void anything_else_does(String part, String other) {
        assertThat(without(MAIL.replace(part, other))).isNotEqualTo(without(MAIL));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void a_message_whose_answer_was_lost_is_found_in_what_the_target_made_of_it(boolean uidPlus) {
        if (!uidPlus) {
            world.target.withoutUidPlus();
        }
        boolean[] lost = {false};
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE && !lost[0]) {
                lost[0] = true;
                throw MailException.lost("append", "connection reset", null);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(requireNonNull(outcome.counts()).copied())
                .isEqualTo(outcome.counts().source());
        assertThat(messagesAtTarget()).isEqualTo(outcome.counts().source());
        assertThat(world.run().clean()).isTrue();
        assertThat(messagesAtTarget()).isEqualTo(outcome.counts().source());
        assertThat(proofs()).contains(Proof.REWRITTEN);
    }

    private long messagesAtTarget() {
        return world.target.account(CopyWorld.LOGIN).mailboxes().stream()
                .mapToLong(box -> box.messages().size())
                .sum();
    }

    private Set<Proof> proofs() {
        try (Journal journal = world.open()) {
            Set<Proof> proofs = new java.util.HashSet<>();
            var account = journal.account(CopyWorld.LOGIN);
            List.copyOf(account.sourceMailboxes())
                    .forEach(mailbox -> account.rows(mailbox.id(), row -> proofs.add(requireNonNull(row.proof()))));
            return proofs;
        }
    }
}
