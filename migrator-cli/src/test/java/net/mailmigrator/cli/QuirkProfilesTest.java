package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import net.mailmigrator.testing.QuirkMigration;
import net.mailmigrator.testing.QuirkProfile;
import net.mailmigrator.testing.QuirkProfiles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whole migrations from and to servers that behave as known kinds do: what is done otherwise, and that nothing is lost. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuirkProfilesTest {
    private static final QuirkProfile PLAIN = QuirkProfile.plain();
    private static final String ALL =
            "plain-list, namespace-from-list, uidnext-asked, select-to-read, fetch-in-pieces, parents-first";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private QuirkMigration migration(QuirkProfile from, QuirkProfile to) {
        return new QuirkMigration(folder, from, to).withMail();
    }

    @Test
    void from_courier() {
        assertWhole(migration(QuirkProfiles.courier(), PLAIN), "source: uidnext-asked, select-to-read");
    }

    @Test
    void to_courier() {
        assertWhole(migration(PLAIN, QuirkProfiles.courier()), "target: uidnext-asked, select-to-read");
    }

    @Test
    void from_gmail_without_its_own_views_of_the_mail() {
        try (QuirkMigration gmail = migration(QuirkProfiles.gmail(), PLAIN)) {
            assertWhole(gmail, "");
            assertThat(gmail.targetAccount().mailboxes())
                    .noneMatch(box -> box.name().decoded().contains("All Mail"));
        }
    }

    @Test
    void to_gmail() {
        assertWhole(migration(PLAIN, QuirkProfiles.gmail()), "");
    }

    @Test
    void a_folder_whose_name_gmail_does_not_take_is_named_and_copied_under_another() {
        try (QuirkMigration gmail = migration(PLAIN, QuirkProfiles.gmail())) {
            gmail.put("Zwei  Leerzeichen", 20, "Text\r\n", "");

            assertThat(gmail.world().run("run")).isEqualTo(3);
            assertThat(gmail.world().out()).contains("balance    9 = 8 copied + 1 pending");
            assertThat(words(gmail))
                    .contains("[CANNOT] Folder contains excess whitespace")
                    .contains("copy.rename: { 'Zwei Leerzeichen': NAME }");

            gmail.copying("rename: { 'Zwei  Leerzeichen': 'Zwei Leerzeichen' }");
            assertThat(gmail.world().run("run")).as(gmail.world().out()).isZero();
            assertThat(gmail.missing()).hasSize(1); // its folder has another name
            assertThat(gmail.surplus())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.folder()).isEqualTo("Zwei Leerzeichen"));
        }
    }

    @Test
    void a_message_at_which_gmail_hangs_up_is_refused_and_the_others_arrive() {
        try (QuirkMigration gmail = migration(PLAIN, QuirkProfiles.gmail())) {
            gmail.put("INBOX", 21, "with \0 in it\r\n", "");
            gmail.put("INBOX", 22, "behind it\r\n", "");

            assertThat(gmail.world().run("run")).isEqualTo(3);

            assertThat(gmail.world().out()).contains("balance    10 = 9 copied + 1 refused");
            assertThat(words(gmail)).contains("Invalid character in literal");
            assertThat(gmail.missing()).hasSize(1);
            assertThat(gmail.surplus()).isEmpty();
        }
    }

    @Test
    void from_cyrus() {
        assertWhole(migration(QuirkProfiles.cyrus(), PLAIN), "");
    }

    @Test
    void to_cyrus_with_its_words_for_what_it_does_not_take() {
        try (QuirkMigration cyrus = migration(PLAIN, QuirkProfiles.cyrus())) {
            cyrus.put("INBOX", 30, "with \0 in it\r\n", "");
            cyrus.put("INBOX", 31, "bare\nline end\r\n", "");
            cyrus.putWhole("INBOX", 32, "Subject: Gr\u00fc\u00dfe\r\n\r\nText\r\n", "");

            assertThat(cyrus.world().run("run")).isEqualTo(3);

            assertThat(cyrus.world().out()).contains("balance    11 = 8 copied + 3 refused");
            assertThat(words(cyrus))
                    .contains("Message contains NUL characters")
                    .contains("Message contains bare newlines")
                    .contains("Message contains invalid header");
            assertThat(cyrus.missing()).hasSize(3);
            assertThat(cyrus.surplus()).isEmpty();
        }
    }

    @Test
    void from_zimbra_with_its_tags() {
        assertWhole(migration(QuirkProfiles.zimbra(), PLAIN), "");
    }

    @Test
    void zimbra_has_a_message_already_although_it_shows_no_header_of_it() {
        try (QuirkMigration zimbra = migration(PLAIN, QuirkProfiles.zimbra())) {
            zimbra.putWhole("INBOX", 40, "Subject: Gr\u00fc\u00dfe\r\n\r\nText\r\n", "");
            zimbra.sourceAccount()
                    .mailbox("INBOX")
                    .messages()
                    .forEach(message -> zimbra.targetAccount()
                            .mailbox("INBOX")
                            .put(message.octets(), message.flags(), message.internalDate()));

            assertWhole(zimbra, "");
            assertThat(zimbra.appends()).as("those of the other folders").isEqualTo(3);
        }
    }

    @Test
    void from_yahoo_whose_rate_was_too_high_once() {
        assertWhole(migration(QuirkProfiles.yahoo(), PLAIN), "");
    }

    @Test
    void to_yahoo_whose_messages_must_end_with_a_line_end() {
        try (QuirkMigration yahoo = migration(PLAIN, QuirkProfiles.yahoo())) {
            yahoo.put("INBOX", 50, "no line end", "");

            assertThat(yahoo.world().run("run")).isEqualTo(3);
            assertThat(yahoo.world().out()).contains("balance    9 = 8 copied + 1 refused");
            assertThat(words(yahoo)).contains("[CLIENTBUG] APPEND Additional arguments found");
            assertThat(yahoo.missing()).hasSize(1);
            assertThat(yahoo.surplus()).isEmpty();
        }
    }

    @Test
    void from_domino_with_its_backslashes() {
        assertWhole(migration(QuirkProfiles.domino(), PLAIN), "");
    }

    @Test
    void to_domino() {
        assertWhole(migration(PLAIN, QuirkProfiles.domino()), "");
    }

    @Test
    void everything_that_can_be_forced_is_harmless_where_nothing_is_needed() {
        QuirkMigration plain = migration(PLAIN, PLAIN)
                .with("source", "workarounds: { force: [" + ALL + "] }")
                .with("target", "workarounds: { force: [" + ALL + "] }");

        String forced = ALL.replace(",", " (forced),") + " (forced)";
        assertWhole(
                plain,
                "source: " + forced.replace(", parents-first (forced)", "") + "; target: " + forced + " reports");
    }

    @Test
    void what_is_forbidden_is_not_done_and_the_folders_that_need_it_say_so() {
        try (QuirkMigration courier =
                migration(QuirkProfiles.courier(), PLAIN).with("source", "workarounds: { forbid: [" + ALL + "] }")) {
            assertThat(courier.world().run("run")).isEqualTo(3);

            assertThat(courier.world().out()).doesNotContain("applied").contains("balance    8 = 8 pending");
            assertThat(words(courier))
                    .contains("the server gives no UIDNEXT, and uidnext-asked is forbidden in the settings");
            assertThat(courier.source().commands()).noneMatch(command -> command.startsWith("SELECT"));
            assertThat(courier.appends()).isZero();
        }
    }

    /** A run brings everything, says what was done otherwise, and a further one does nothing. */
    private static void assertWhole(QuirkMigration migration, String applied) {
        try (migration) {
            int status = migration.world().run("run");
            String words = words(migration);

            assertThat(status).as(words).isZero();
            assertThat(migration.missing()).isEmpty();
            assertThat(migration.surplus()).isEmpty();
            assertThat(words).contains("0 discrepancies");
            if (applied.isEmpty()) {
                assertThat(words).doesNotContain("applied");
            } else {
                assertThat(words).contains("applied " + applied);
            }
            assertThat(migration.source().commands())
                    .noneMatch(command -> command.matches("(UID STORE|UID EXPUNGE|APPEND|CREATE|SUBSCRIBE|CLOSE).*"));

            long before = migration.appends();
            assertThat(migration.world().run("run")).as(words(migration)).isZero();
            assertThat(migration.appends()).isEqualTo(before);
            assertThat(migration.surplus()).isEmpty();
        }
    }

    /** What the last command said, on one line: lines of the summary are folded. */
    private static String words(QuirkMigration migration) {
        return (migration.world().out() + migration.world().err()).replaceAll("\\s+", " ");
    }
}
