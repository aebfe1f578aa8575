package net.mailmigrator.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import net.mailmigrator.testing.QuirkMigration;
import net.mailmigrator.testing.QuirkProfile;
import net.mailmigrator.testing.QuirkProfiles;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whole migrations from and to servers that behave as known kinds do: what is done otherwise, and that nothing is lost. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuirkProfilesTest {
    private static final QuirkProfile PLAIN = QuirkProfile.plain();
    private static final String ALL =
            "plain-list, namespace-from-list, uidnext-asked, select-to-read, fetch-in-pieces, seen-left-off,"
                    + " parents-first, flags-stored, deleted-left-off";

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
    void to_gmail_deleted_messages_go_without_the_flag_since_it_would_take_them_away() throws IOException {
        try (QuirkMigration gmail = migration(PLAIN, QuirkProfiles.gmail())) {
            gmail.put("INBOX", 23, "not expunged yet\r\n", "\\Deleted \\Seen");

            assertThat(gmail.world().run("run", "--out", "out"))
                    .as(words(gmail))
                    .isZero();
            assertThat(words(gmail))
                    .contains("balance 9 = 9 copied")
                    .contains("0 discrepancies")
                    .contains("applied target: deleted-left-off");
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("the target folder INBOX does not keep the flags \\\\Deleted; 1 messages go without");
            assertThat(gmail.surplus())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.flags()).isEqualTo("\\seen"));

            assertThat(gmail.world().run("run")).as(words(gmail)).isZero();
            assertThat(gmail.world().run("verify")).as(words(gmail)).isZero();
            assertThat(gmail.targetAccount().manifest().size()).isEqualTo(9);
        }
    }

    @Test
    void to_gmail_with_the_flag_where_leaving_it_off_is_forbidden() {
        try (QuirkMigration gmail =
                migration(PLAIN, QuirkProfiles.gmail()).with("target", "workarounds: { forbid: [deleted-left-off] }")) {
            gmail.put("INBOX", 23, "not expunged yet\r\n", "\\Deleted \\Seen");

            gmail.world().run("run");
            assertThat(gmail.missing())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.flags()).contains("\\deleted"));
            assertThat(words(gmail)).doesNotContain("applied");
        }
    }

    @Test
    void from_exchange_with_the_line_that_it_shows_in_flagged_messages() {
        QuirkMigration exchange = migration(QuirkProfiles.exchange(), PLAIN).copying("exclude: [ { name: Calendar } ]");

        assertWhole(exchange, "");
    }

    @Test
    void a_folder_that_exchange_does_not_open_is_named_before_and_the_others_are_copied() {
        try (QuirkMigration exchange = migration(QuirkProfiles.exchange(), PLAIN)) {
            assertThat(exchange.world().run("plan")).isZero();
            assertThat(words(exchange)).contains("FOLDER-NOT-READABLE 1");

            assertThat(exchange.world().run("run")).isEqualTo(3);
            assertThat(words(exchange))
                    .contains("balance 8 = 8 copied; 1 folder not opened")
                    .contains("Mailbox cannot be accessed through IMAP");
            assertThat(exchange.missing()).isEmpty();
        }
    }

    @Test
    void to_exchange_flags_are_set_again_and_its_line_in_flagged_messages_is_no_difference() {
        try (QuirkMigration exchange = migration(PLAIN, QuirkProfiles.exchange())) {
            assertThat(exchange.world().run("run")).as(words(exchange)).isZero();
            assertThat(words(exchange)).contains("0 discrepancies").contains("applied target: flags-stored");
            assertThat(exchange.missing()).as("it shows one more line in it").hasSize(1);
            assertThat(exchange.surplus())
                    .singleElement()
                    .satisfies(entry -> assertThat(entry.flags()).isEqualTo("\\flagged \\seen"));
            long before = exchange.appends();

            assertThat(exchange.world().run("run")).as(words(exchange)).isZero();
            assertThat(exchange.world().run("verify", "--content", "all"))
                    .as(words(exchange))
                    .isZero();
            assertThat(exchange.appends()).isEqualTo(before);
        }
    }

    @Test
    void flags_are_not_set_again_at_exchange_where_that_is_forbidden_and_verification_says_so() {
        try (QuirkMigration exchange =
                migration(PLAIN, QuirkProfiles.exchange()).with("target", "workarounds: { forbid: [flags-stored] }")) {
            assertThat(exchange.world().run("run")).isEqualTo(3);
            assertThat(words(exchange)).contains("FLAGS-LOST").doesNotContain("applied");
            assertThat(exchange.target().commands()).noneMatch(command -> command.startsWith("UID STORE"));
        }
    }

    @Test
    void what_exchange_refuses_has_its_words_and_the_rest_arrives() {
        try (QuirkMigration exchange = migration(PLAIN, QuirkProfiles.exchange())) {
            exchange.put("INBOX", 60, "x".repeat(11_000) + "\r\n", "");
            exchange.put("Files", 61, "Text\r\n", "");

            assertThat(exchange.world().run("run")).isEqualTo(3);
            assertThat(words(exchange))
                    .contains("balance 10 = 8 copied + 1 refused + 1 pending")
                    .contains("Command Argument Error. 11")
                    .contains("Mailbox name is reserved. Nothing of this folder was copied")
                    .contains("copy.rename: { 'Files': NAME }");
        }
    }

    @Test
    void names_that_differ_only_in_case_do_not_become_one_folder_at_exchange() {
        try (QuirkMigration exchange = migration(PLAIN, QuirkProfiles.exchange())) {
            exchange.put("Trash", 70, "Text\r\n", "");
            exchange.put("trash", 70, "Text\r\n", "");

            assertThat(exchange.world().run("plan")).isNotZero();
            assertThat(words(exchange)).contains("FOLDER-COLLISION 1");
        }
    }

    @Test
    void nor_at_a_server_that_does_not_say_that_it_takes_them_for_one() {
        try (QuirkMigration mute = migration(PLAIN, QuirkProfiles.ignoringCase())) {
            mute.put("Trash", 70, "Text\r\n", "");
            mute.put("trash", 70, "Text\r\n", "");

            assertThat(mute.world().run("run")).isEqualTo(3);
            assertThat(words(mute))
                    .contains("balance 10 = 9 copied + 1 pending")
                    .contains("the target takes it for its folder Trash, to which another folder is copied");

            mute.copying("rename: { trash: 'trash (2)' }");
            assertThat(mute.world().run("run")).as(words(mute)).isZero();
            assertThat(words(mute)).contains("balance 10 = 1 copied + 9 already there");
            assertThat(mute.targetAccount().manifest().size()).isEqualTo(10);
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
    void to_a_target_that_munges_headers_all_of_it_arrives_once_and_the_report_says_what_came_out() throws IOException {
        try (QuirkMigration munging = migration(PLAIN, QuirkProfiles.munging())) {
            munging.putWhole("INBOX", 32, "Subject: Gr\u00fc\u00dfe\r\n\r\nGr\u00fc\u00dfe\r\n", "");

            assertThat(munging.world().run("run", "--out", "out"))
                    .as(words(munging))
                    .isZero();
            assertThat(words(munging))
                    .contains("balance 9 = 9 copied")
                    .containsPattern("watch 1 TARGET-REWRITES 1 -> \\S+/out/run\\.html")
                    .contains("0 discrepancies");
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("\"TARGET-REWRITES\"")
                    .contains("\"targetClass\": \"octets above 127 in headers, which become X\"");
            assertThat(munging.world().run("verify", "--content", "all"))
                    .as(words(munging))
                    .isZero();
            assertThat(words(munging)).contains("1 rewritten by the target");

            long before = munging.appends();
            Files.delete(folder.resolve("journal/small.mv.db"));
            assertThat(munging.world().run("run")).as(words(munging)).isZero();
            assertThat(words(munging)).contains("balance 9 = 9 adopted");
            assertThat(munging.appends()).isEqualTo(before);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UIDPLUS", ""})
    void header_lines_that_servers_are_known_to_change_are_named_and_no_discrepancy(String uidPlus) throws IOException {
        try (QuirkMigration renaming = migration(PLAIN, QuirkProfiles.renamingMessages(uidPlus))) {
            assertThat(renaming.world().run("run", "--out", "out"))
                    .as(words(renaming))
                    .isZero();
            assertThat(words(renaming))
                    .contains("balance 8 = 8 copied")
                    .contains("8 rewritten by the target 0 discrepancies")
                    .contains("TARGET-REWRITES 1");
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("\"targetClass\": \"header lines message-id\"");

            renaming.put("INBOX", 33, "later\r\n", "");
            long before = renaming.appends();
            assertThat(renaming.world().run("run")).as(words(renaming)).isZero();
            assertThat(renaming.appends()).isEqualTo(before + 1);
            assertThat(renaming.world().run("verify", "--content", "all"))
                    .as(words(renaming))
                    .isZero();
            assertThat(words(renaming)).contains("9 rewritten by the target 0 discrepancies");
        }
    }

    @Test
    void a_target_that_begins_to_rewrite_is_noticed_by_verification_and_named_by_the_next_pass() throws IOException {
        boolean[] rewrites = {false};
        QuirkProfile later =
                QuirkProfiles.rewriting(octets -> rewrites[0] ? octets.replaceFirst("@example.org>", "@new>") : octets);
        try (QuirkMigration renaming = migration(PLAIN, later)) {
            assertThat(renaming.world().run("run")).as(words(renaming)).isZero();
            rewrites[0] = true;
            renaming.put("INBOX", 34, "later\r\n", "");
            assertThat(renaming.world().run("run")).isEqualTo(3);
            assertThat(words(renaming)).contains("CONTENT-DIFFERS");

            renaming.put("INBOX", 35, "later still\r\n", "");
            assertThat(renaming.world().run("run", "--out", "out"))
                    .as(words(renaming))
                    .isZero();
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("\"targetClass\": \"header lines message-id\"");
        }
    }

    @Test
    void a_header_line_that_no_server_may_change_stays_a_discrepancy() throws IOException {
        QuirkProfile target = QuirkProfiles.rewriting(octets -> octets.replaceFirst("Subject: n", "Subject: N"));
        try (QuirkMigration renaming = migration(PLAIN, target)) {
            assertThat(renaming.world().run("run", "--out", "out")).isEqualTo(3);
            assertThat(words(renaming)).contains("balance 8 = 8 copied").contains("CONTENT-DIFFERS");
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("\"targetClass\": \"header lines subject\"");
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
    void what_yahoo_answers_with_bad_is_repaired_where_the_settings_allow_that() {
        QuirkMigration yahoo = migration(PLAIN, QuirkProfiles.yahoo()).copying("repair: [nul, final-crlf]");
        assertRepaired(yahoo, "no line end");
    }

    @Test
    void what_exchange_answers_with_bad_is_repaired_where_the_settings_allow_that() {
        QuirkMigration exchange = migration(PLAIN, QuirkProfiles.exchange()).copying("repair: [long-lines]");
        assertRepaired(exchange, "x".repeat(11_000) + "\r\n");
    }

    @Test
    void a_message_at_which_gmail_hangs_up_is_repaired_where_the_settings_allow_that() {
        QuirkMigration gmail = migration(PLAIN, QuirkProfiles.gmail()).copying("repair: [nul]");
        assertRepaired(gmail, "with \0 in it\r\n");
    }

    private static void assertRepaired(QuirkMigration migration, String text) {
        try (migration) {
            migration.put("INBOX", 50, text, "");

            assertThat(migration.world().run("run")).as(words(migration)).isZero();
            assertThat(words(migration)).contains("balance 9 = 9 copied").contains("MESSAGE-REPAIRED 1");
            assertThat(migration.targetAccount().manifest().size()).isEqualTo(9);
            long before = migration.appends();
            assertThat(migration.world().run("run")).as(words(migration)).isZero();
            assertThat(migration.appends()).isEqualTo(before);
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
    void uids_above_two_to_the_31_are_uids_like_others() {
        QuirkMigration high = migration(PLAIN, PLAIN);
        high.own("INBOX").skipTo(3_000_000_000L);
        high.targetAccount().mailbox("INBOX").skipTo(4_000_000_000L);
        high.put("INBOX", 80, "Text\r\n", "\\Seen");

        assertWhole(high, "");
    }

    @Test
    void a_folder_that_is_made_and_cannot_be_opened_is_named_and_the_others_are_copied() {
        QuirkProfile stalwart = QuirkProfiles.failingAt(name -> name.contains("&"), name -> false);
        try (QuirkMigration migration = migration(PLAIN, stalwart)) {
            assertThat(migration.world().run("run")).isEqualTo(3);
            assertThat(words(migration))
                    .contains("balance 8 = 5 copied + 3 pending")
                    .contains("Entw\u00fcrfe")
                    .contains("[NONEXISTENT] Mailbox does not exist");
            assertThat(migration.surplus()).isEmpty();
        }
    }

    @Test
    void a_name_that_is_too_long_stops_its_folder_and_many_folders_are_no_trouble() {
        QuirkProfile narrow = QuirkProfiles.failingAt(name -> false, name -> name.length() > 100);
        try (QuirkMigration migration = migration(PLAIN, narrow)) {
            String deep = "Ebene/".repeat(15) + "unten";
            migration.put(deep, 90, "Text\r\n", "");
            migration.put("x".repeat(101), 91, "Text\r\n", "");
            for (int i = 0; i < 150; i++) {
                migration.own("Ordner " + i);
            }

            assertThat(migration.world().run("run")).isEqualTo(3);
            assertThat(words(migration))
                    .contains("balance 10 = 9 copied + 1 pending")
                    .contains("Mailbox name is too long. Nothing of this folder was copied");
            assertThat(migration.missing()).hasSize(1);
            assertThat(migration.surplus()).isEmpty();
        }
    }

    @Test
    void a_name_at_which_exchange_ends_the_session_stops_its_folder_only() {
        QuirkProfile exchange = QuirkProfiles.hangingUpAt("CREATE", name -> name.endsWith(" "));
        try (QuirkMigration migration = migration(PLAIN, exchange)) {
            migration.put("Am Ende leer ", 90, "Text\r\n", "");

            assertThat(migration.world().run("run")).isEqualTo(3);
            assertThat(words(migration))
                    .contains("balance 9 = 8 copied + 1 pending")
                    .contains("the session ended there 4 times. The folder is left incomplete, and the others go on")
                    .contains("copy.rename: { 'Am Ende leer ': NAME }");
            assertThat(migration.missing()).hasSize(1);

            migration.copying("rename: { 'Am Ende leer ': 'Am Ende leer' }");
            assertThat(migration.world().run("run")).as(words(migration)).isZero();
            assertThat(migration.targetAccount().manifest().size()).isEqualTo(9);
        }
    }

    @Test
    void a_locked_folder_at_which_zimbra_ends_the_session_is_left_and_the_others_are_copied() {
        QuirkProfile zimbra = QuirkProfiles.hangingUpAt("EXAMINE", name -> name.equals("Gesperrt"));
        try (QuirkMigration migration = migration(zimbra, PLAIN)) {
            migration.put("Gesperrt", 90, "Text\r\n", "");

            assertThat(migration.world().run("run")).isEqualTo(3);
            assertThat(words(migration))
                    .contains("balance 9 = 8 copied + 1 pending")
                    .contains("leave it out with copy.exclude");
            assertThat(migration.missing()).hasSize(1);
        }
    }

    @Test
    void a_server_that_ends_the_session_at_one_folder_after_the_other_stops_the_account() {
        QuirkProfile broken = QuirkProfiles.hangingUpAt("EXAMINE", name -> true);
        try (QuirkMigration migration = migration(broken, PLAIN)) {
            assertThat(migration.world().run("run")).isEqualTo(3);
            assertThat(words(migration)).contains("balance 8 = 8 pending").contains("The account is left incomplete");
            assertThat(migration.appends()).isZero();
        }
    }

    @Test
    void without_uids_nothing_is_copied_and_each_folder_says_why() {
        try (QuirkMigration migration = migration(QuirkProfiles.withoutUids(), PLAIN)) {
            assertThat(migration.world().run("run")).isEqualTo(3);
            assertThat(words(migration))
                    .contains("balance 8 = 8 pending")
                    .contains("Unknown command: UID. The folder is left incomplete");
            assertThat(migration.appends()).isZero();
        }
    }

    @Test
    void a_slash_that_exchange_writes_otherwise_stays_as_it_is_and_makes_no_level() {
        QuirkMigration exchange = migration(QuirkProfiles.exchange(), PLAIN).copying("exclude: [ { name: Calendar } ]");
        exchange.put("Ein_xF8FF_Aus", 90, "Text\r\n", "");

        assertWhole(exchange, "");
        assertThat(exchange.targetAccount().mailboxes())
                .anyMatch(box -> box.name().decoded().equals("Ein_xF8FF_Aus"));
    }

    @Test
    void a_source_that_marks_what_is_looked_at_as_read_is_reported() throws IOException {
        try (QuirkMigration reading = migration(QuirkProfiles.readingByPeeking(), PLAIN)
                .with("source", "workarounds: { forbid: [seen-left-off] }")) {
            assertThat(reading.world().run("run", "--out", "out"))
                    .as(words(reading))
                    .isZero();
            assertThat(words(reading)).contains("balance 8 = 8 copied").contains("0 discrepancies");
            assertThat(reading.missing()).isEmpty();
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("\"SOURCE-SETS-SEEN\"")
                    .contains("all 3 unread messages of the folder INBOX became read while they were copied")
                    .contains("so they are read on both sides now");
        }
    }

    @Test
    void what_a_source_marks_as_read_because_it_is_looked_at_is_unread_at_the_target() throws IOException {
        try (QuirkMigration reading = migration(QuirkProfiles.readingByPeeking(), PLAIN)) {
            assertThat(reading.world().run("run", "--out", "out"))
                    .as(words(reading))
                    .isZero();
            assertThat(words(reading))
                    .contains("balance 8 = 8 copied")
                    .contains("0 discrepancies")
                    .contains("applied source: seen-left-off");
            assertThat(Files.readString(folder.resolve("out/run.json")))
                    .contains("so they are read there, and are unread at the target")
                    .doesNotContain("MESSAGE-REPAIRED");
            assertThat(reading.surplus())
                    .isNotEmpty()
                    .noneMatch(entry -> entry.flags().contains("\\seen"));
            assertThat(reading.surplus().stream().filter(entry -> entry.folder().equals("INBOX")))
                    .hasSize(3);

            reading.put("INBOX", 36, "later\r\n", "");
            assertThat(reading.world().run("run", "--final")).as(words(reading)).isZero();
            assertThat(reading.world().run("verify", "--content", "all"))
                    .as(words(reading))
                    .isZero();
            assertThat(reading.surplus().stream().filter(entry -> entry.folder().equals("INBOX")))
                    .hasSizeGreaterThanOrEqualTo(3);
        }
    }

    @Test
    void one_message_that_its_owner_reads_meanwhile_is_not_the_source_s_doing() throws IOException {
        QuirkProfile oneIsRead = QuirkProfiles.readingByPeeking(octets -> octets.contains("Text 3"));
        try (QuirkMigration reading = migration(oneIsRead, PLAIN)) {
            assertThat(reading.world().run("run", "--out", "out"))
                    .as(words(reading))
                    .isZero();
            assertThat(Files.readString(folder.resolve("out/run.json"))).doesNotContain("SOURCE-SETS-SEEN");
        }
    }

    @Test
    void a_target_that_keeps_no_dates_is_found_out_by_verification() {
        try (QuirkMigration dateless = migration(PLAIN, QuirkProfiles.withoutDates())) {
            assertThat(dateless.world().run("run")).isEqualTo(3);
            assertThat(words(dateless)).contains("balance 8 = 8 copied").contains("INTERNALDATE");
            assertThat(dateless.targetAccount().manifest().size()).isEqualTo(8);
        }
    }

    @Test
    void everything_that_can_be_forced_is_harmless_where_nothing_is_needed() {
        QuirkMigration plain = migration(PLAIN, PLAIN)
                .with("source", "workarounds: { force: [" + ALL + "] }")
                .with("target", "workarounds: { force: [" + ALL + "] }");

        String forced = ALL.replace(",", " (forced),") + " (forced)";
        String reading = forced.substring(0, forced.indexOf(", parents-first"));
        String writing =
                forced.substring(0, forced.indexOf(", deleted-left-off")).replace("seen-left-off (forced), ", "");
        assertWhole(plain, "source: " + reading + "; target: " + writing + " reports");
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
                    .noneMatch(command -> command.matches("(UID STORE|UID EXPUNGE|APPEND|CREATE|SUBSCRIBE|CLOSE).*"))
                    .noneMatch(QuirkProfilesTest::isNeverUsed);
            assertThat(migration.target().commands()).noneMatch(QuirkProfilesTest::isNeverUsed);

            long before = migration.appends();
            assertThat(migration.world().run("run")).as(words(migration)).isZero();
            assertThat(migration.appends()).isEqualTo(before);
            assertThat(migration.surplus()).isEmpty();
        }
    }

    /** Whatever a server offers (quirks 16, 39 and 66). */
    private static boolean isNeverUsed(String command) {
        return command.matches("(UID )?(MOVE|COPY|SEARCH|SORT)( .*)?|COMPRESS.*");
    }

    /** What the last command said, on one line: lines of the summary are folded. */
    private static String words(QuirkMigration migration) {
        return (migration.world().out() + migration.world().err()).replaceAll("\\s+", " ");
    }
}
