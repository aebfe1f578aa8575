package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.Workaround;
import net.mailmigrator.imap.WorkaroundChoice;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.ScriptedServer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each workaround of the adapter: what it takes for it to be used, and that the settings have the last word. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class WorkaroundsTest {
    private static final WorkaroundChoice PROBE = WorkaroundChoice.BY_PROBE;

    @Test
    void return_is_left_out_where_the_server_does_not_understand_it_and_is_not_tried_twice() throws MailException {
        try (ScriptedServer server = lists("LIST-EXTENDED")) {
            AngusServer angus = angus(server, PROBE);
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                reader.list();
                assertThat(reader.list()).hasSize(2);
            }

            assertThat(angus.workarounds()).containsExactly(probed(Workaround.PLAIN_LIST));
            assertThat(server.commands())
                    .filteredOn(command -> command.contains("RETURN"))
                    .hasSize(1);
        }
    }

    @Test
    void return_is_not_tried_where_plain_list_is_forced_and_nothing_else_where_it_is_forbidden() throws MailException {
        try (ScriptedServer server = lists("LIST-EXTENDED")) {
            AngusServer forced = angus(server, force(Workaround.PLAIN_LIST));
            try (MailboxReader reader = forced.openReader(LOGIN)) {
                assertThat(reader.list()).hasSize(2);
            }
            assertThat(forced.workarounds()).containsExactly(new AppliedWorkaround(Workaround.PLAIN_LIST, true));
            assertThat(server.commands()).noneMatch(command -> command.contains("RETURN"));

            AngusServer forbidden = angus(server, forbid(Workaround.PLAIN_LIST));
            try (MailboxReader reader = forbidden.openReader(LOGIN)) {
                assertThatThrownBy(reader::list)
                        .isInstanceOf(MailException.class)
                        .hasMessageContaining("plain-list is forbidden in the settings");
            }
            assertThat(forbidden.workarounds()).isEmpty();
        }
    }

    /** @param unlasting how the server shows that EXAMINE gives no UIDVALIDITY that lasts */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "* OK [UIDNEXT 5] next",
                "* OK [UIDVALIDITY 9] ok\r\n* OK [UIDNEXT 5] next\r\n* NO [UIDNOTSTICKY] they change",
                "* OK [UIDVALIDITY 9] ok"
            })
    void select_takes_the_place_of_examine_where_uidvalidity_does_not_last(String unlasting) throws MailException {
        try (ScriptedServer server = courier(unlasting)) {
            AngusServer angus = angus(server, PROBE);
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                assertThat(reader.examine(new MailboxName("a"))
                                .status()
                                .uidValidity()
                                .value())
                        .isEqualTo(7);
                reader.examine(new MailboxName("b"));
            }

            assertThat(angus.workarounds()).contains(probed(Workaround.SELECT_TO_READ));
            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("EXAMINE"))
                    .hasSize(1);
            assertThat(server.commands())
                    .noneMatch(command -> command.matches("(UID )?(STORE|EXPUNGE|CLOSE|UNSELECT).*"));
        }
    }

    @Test
    void examine_stays_where_select_to_read_is_forbidden() throws MailException {
        try (ScriptedServer server = courier("* OK [UIDVALIDITY 9] ok")) {
            AngusServer angus = angus(server, forbid(Workaround.SELECT_TO_READ));
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                assertThat(reader.examine(new MailboxName("a"))
                                .status()
                                .uidValidity()
                                .value())
                        .isEqualTo(9);
            }

            assertThat(angus.workarounds()).containsExactly(probed(Workaround.UIDNEXT_ASKED));
            assertThat(server.commands()).noneMatch(command -> command.startsWith("SELECT"));
        }
    }

    @Test
    void a_folder_is_not_opened_without_uidnext_where_asking_for_it_is_forbidden() throws MailException {
        try (ScriptedServer server = courier("* OK [UIDVALIDITY 7] ok")) {
            AngusServer angus = angus(server, forbid(Workaround.UIDNEXT_ASKED));
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                assertThatThrownBy(() -> reader.examine(new MailboxName("a")))
                        .hasMessageContaining("uidnext-asked is forbidden in the settings");
            }
        }
    }

    /** @param namespace what the server answers to NAMESPACE; nothing: it refuses */
    @ParameterizedTest
    @ValueSource(strings = {"", "* NAMESPACE NIL NIL NIL", "* NAMESPACE ((\"mail/\" \"/\")) NIL NIL"})
    void a_prefix_is_read_off_the_names_where_namespace_says_none_that_fits(String namespace) throws MailException {
        try (ScriptedServer server = new ScriptedServer(greeting("NAMESPACE"), (command, client) -> {
            if (command.text().startsWith("LIST") || command.text().startsWith("LSUB")) {
                client.ok(command, "* LIST () \".\" INBOX", "* LIST () \".\" INBOX.Gesendet");
            } else if (!command.text().equals("NAMESPACE")) {
                client.ok(command);
            } else if (namespace.isEmpty()) {
                client.lines(command.tag() + " NO not for you");
            } else {
                client.ok(command, namespace);
            }
        })) {
            AngusServer angus = angus(server, PROBE);
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                assertThat(reader.namespaces()).containsExactly(new Namespace(Namespace.Kind.PERSONAL, "INBOX.", '.'));
            }
            assertThat(angus.workarounds()).containsExactly(probed(Workaround.NAMESPACE_FROM_LIST));
        }
    }

    @Test
    void each_level_is_created_where_the_server_makes_none_by_itself() throws MailException {
        try (ScriptedServer server = flatCreation()) {
            AngusServer angus = angus(server, PROBE);
            try (MailboxWriter writer = angus.openWriter(LOGIN)) {
                writer.create(new MailboxName("Kunden/Meier/2017"));
                writer.create(new MailboxName("Archiv"));
            }

            assertThat(angus.workarounds()).containsExactly(probed(Workaround.PARENTS_FIRST));
            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("CREATE"))
                    .containsExactly(
                            "CREATE \"Kunden/Meier/2017\"",
                            "CREATE \"Kunden\"",
                            "CREATE \"Kunden/Meier\"",
                            "CREATE \"Kunden/Meier/2017\"",
                            "CREATE \"Archiv\"");
        }
    }

    @Test
    void levels_are_created_before_the_refusal_where_that_is_forced() throws MailException {
        try (ScriptedServer server = flatCreation();
                MailboxWriter writer =
                        angus(server, force(Workaround.PARENTS_FIRST)).openWriter(LOGIN)) {
            writer.create(new MailboxName("Kunden/Meier"));
            writer.create(new MailboxName("Kunden/Schulze"));

            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("CREATE"))
                    .containsExactly("CREATE \"Kunden\"", "CREATE \"Kunden/Meier\"", "CREATE \"Kunden/Schulze\"");
        }
    }

    /** @param words a refusal that has nothing to do with the levels above */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "[NOPERM] Access denied",
                "[CANNOT] Folder contains excess whitespace",
                "[OVERQUOTA] no more folders",
                "[LIMIT] too many folders",
                "[UNAVAILABLE] try again later"
            })
    void no_level_is_created_where_the_refusal_has_another_reason(String words) throws MailException {
        try (ScriptedServer server = refusing("Kunden/Meier", words)) {
            AngusServer angus = angus(server, PROBE);
            try (MailboxWriter writer = angus.openWriter(LOGIN)) {
                assertThatThrownBy(() -> writer.create(new MailboxName("Kunden/Meier")))
                        .hasMessageContaining(words);
            }

            assertThat(angus.workarounds()).isEmpty();
            assertThat(server.commands())
                    .filteredOn(command -> command.startsWith("CREATE"))
                    .hasSize(1);
        }
    }

    @Test
    void what_was_made_for_a_folder_that_is_refused_all_the_same_is_named() throws MailException {
        try (ScriptedServer server = refusing("Kunden/Meier", "I do not like it");
                MailboxWriter writer = angus(server, PROBE).openWriter(LOGIN)) {
            assertThatThrownBy(() -> writer.create(new MailboxName("Kunden/Meier")))
                    .hasMessageContaining("create a / Kunden/Meier")
                    .hasMessageContaining("I do not like it (made for it, empty, and left there: Kunden)");
            assertThatThrownBy(() -> writer.create(new MailboxName("Kunden/Meier")))
                    .as("nothing is missing any more")
                    .hasMessageEndingWith("I do not like it");
        }
    }

    @Test
    void a_list_that_fails_for_now_is_not_taken_for_one_that_is_not_understood() throws MailException {
        try (ScriptedServer server = new ScriptedServer(greeting("LIST-EXTENDED"), (command, client) -> {
            if (command.verb().equals("LIST")) {
                client.lines(command.tag() + " NO [UNAVAILABLE] try again later");
            } else {
                client.ok(command);
            }
        })) {
            AngusServer angus = angus(server, PROBE);
            try (MailboxReader reader = angus.openReader(LOGIN)) {
                assertThatThrownBy(reader::list).hasMessageContaining("[UNAVAILABLE]");
            }
            assertThat(angus.workarounds()).isEmpty();
        }
    }

    @Test
    void no_level_is_created_where_that_is_forbidden_and_the_refusal_is_told() throws MailException {
        try (ScriptedServer server = flatCreation();
                MailboxWriter writer =
                        angus(server, forbid(Workaround.PARENTS_FIRST)).openWriter(LOGIN)) {
            assertThatThrownBy(() -> writer.create(new MailboxName("Kunden/Meier")))
                    .hasMessageContaining("create a / Kunden/Meier")
                    .hasMessageContaining("no such parent");
        }
    }

    /** Makes a folder only where the one above it is there. */
    private static ScriptedServer flatCreation() {
        return creating((name, made) -> {
            int slash = name.lastIndexOf('/');
            return slash > 0 && !made.contains(name.substring(0, slash)) ? "no such parent" : null;
        });
    }

    private static ScriptedServer refusing(String folder, String words) {
        return creating((name, made) -> name.equals(folder) ? words : null);
    }

    /** @param refusal the words of the NO to a CREATE of a name, given the names that are there; null: it is made */
    private static ScriptedServer creating(BiFunction<String, Set<String>, @Nullable String> refusal) {
        Set<String> made = ConcurrentHashMap.newKeySet();
        return new ScriptedServer(greeting(""), (command, client) -> {
            String name = command.text().replaceAll("^\\S+ (\"\" )?\"|\".*$", "");
            switch (command.verb()) {
                case "LIST" -> {
                    boolean shown = name.isEmpty() || made.contains(name);
                    client.lines(shown ? "* LIST () \"/\" \"" + name + "\"" : "* OK nothing");
                    client.ok(command);
                }
                case "STATUS" -> client.lines(command.tag() + " NO no such folder");
                case "CREATE" -> {
                    String words = refusal.apply(name, made);
                    if (words == null) {
                        made.add(name);
                    }
                    client.lines(command.tag() + (words == null ? " OK made" : " NO " + words));
                }
                default -> client.ok(command);
            }
        });
    }

    private static ScriptedServer lists(String capability) {
        return new ScriptedServer(greeting(capability), (command, client) -> {
            if (command.text().contains("RETURN")) {
                client.lines(command.tag() + " BAD what is RETURN?");
            } else if (command.verb().equals("LIST")) {
                client.ok(command, "* LIST () \"/\" INBOX", "* LIST () \"/\" 2017");
            } else {
                client.ok(command);
            }
        });
    }

    private static ScriptedServer courier(String examine) {
        return new ScriptedServer(greeting(""), (command, client) -> {
            switch (command.verb()) {
                case "EXAMINE" -> client.ok(command, "* 1 EXISTS", examine);
                case "SELECT" -> client.ok(command, "* 1 EXISTS", "* OK [UIDVALIDITY 7] ok", "* OK [UIDNEXT 5] ok");
                case "STATUS" -> client.ok(command, "* STATUS a (MESSAGES 1 UIDNEXT 5 UIDVALIDITY 7)");
                default -> client.ok(command);
            }
        });
    }

    private static String greeting(String capability) {
        return "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR LITERAL+ " + capability + "] ready";
    }

    private static AppliedWorkaround probed(Workaround workaround) {
        return new AppliedWorkaround(workaround, false);
    }

    private static WorkaroundChoice force(Workaround workaround) {
        return new WorkaroundChoice(Set.of(workaround), Set.of());
    }

    private static WorkaroundChoice forbid(Workaround workaround) {
        return new WorkaroundChoice(Set.of(), Set.of(workaround));
    }

    private static AngusServer angus(ScriptedServer server, WorkaroundChoice choice) {
        return new AngusServer(new Endpoint(
                "127.0.0.1",
                server.port(),
                Endpoint.Tls.NONE,
                null,
                null,
                null,
                Set.of(),
                choice,
                Duration.ofSeconds(20)));
    }
}
