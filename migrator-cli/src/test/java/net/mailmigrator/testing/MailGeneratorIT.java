package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** Generator, delivery and reader prove one another against a real server, so that tests may rely on them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class MailGeneratorIT {
    private static final long SEED = 4711;
    private static DovecotServer dots;
    private static DovecotServer slashes;

    private final List<GeneratedMail> mails =
            new MailGenerator(SEED).generate(200, MailGenerator.folders(), MailGenerator.SizeProfile.MIXED);

    @BeforeAll
    static void start() {
        Dovecots.assumeAvailable();
        dots = new DovecotOptions().namespace('.', "INBOX.").start().addUser("a", "x");
        slashes = new DovecotOptions().saveCrlf().start().addUser("a", "x");
    }

    @AfterAll
    static void stop() {
        if (dots != null) {
            dots.close();
        }
        if (slashes != null) {
            slashes.close();
        }
    }

    @Test
    void what_is_delivered_into_a_maildir_is_read_over_imap() {
        MailDelivery.intoMaildir(dots, "a", mails);

        ManifestReader reader = new ManifestReader(dots, "INBOX.");
        assertThat(reader.read("a")).as("seed %d", SEED).isEqualTo(GeneratedMail.manifest(mails));
        assertThat(reader.subscribed("a"))
                .containsExactlyInAnyOrderElementsOf(
                        mails.stream().map(GeneratedMail::folderName).collect(Collectors.toSet()));
    }

    @Test
    void what_is_appended_is_read_over_imap() {
        MailDelivery.byAppend(slashes, "a", '/', "", mails);

        assertThat(new ManifestReader(slashes, "").read("a"))
                .as("seed %d", SEED)
                .isEqualTo(GeneratedMail.manifest(mails));
    }

    @Test
    void the_same_seed_makes_the_same_messages_and_another_makes_others() {
        List<GeneratedMail> again =
                new MailGenerator(SEED).generate(200, MailGenerator.folders(), MailGenerator.SizeProfile.MIXED);
        List<GeneratedMail> others =
                new MailGenerator(SEED + 1).generate(200, MailGenerator.folders(), MailGenerator.SizeProfile.MIXED);

        assertThat(GeneratedMail.manifest(again)).isEqualTo(GeneratedMail.manifest(mails));
        assertThat(GeneratedMail.manifest(others)).isNotEqualTo(GeneratedMail.manifest(mails));
    }

    @Test
    void there_are_duplicates_large_messages_keywords_and_messages_without_message_id() {
        MailManifest manifest = GeneratedMail.manifest(mails);

        assertThat(manifest.entries().stream().distinct().count()).isLessThan(manifest.size());
        assertThat(mails).anyMatch(mail -> mail.octets().length > 256 * 1024);
        assertThat(mails).anyMatch(mail -> mail.flags().contains("$Forwarded"));
        assertThat(mails)
                .anyMatch(mail -> !new String(mail.octets(), java.nio.charset.StandardCharsets.ISO_8859_1)
                        .contains("Message-ID"));
    }
}
