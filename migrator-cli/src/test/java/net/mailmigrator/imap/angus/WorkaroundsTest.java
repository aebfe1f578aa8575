package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Set;
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
        Set<String> made = java.util.concurrent.ConcurrentHashMap.newKeySet();
        return new ScriptedServer(greeting(""), (command, client) -> {
            String name = command.text().replaceAll("^\\S+ \"|\".*$", "");
            int slash = name.lastIndexOf('/');
            if (command.verb().equals("LIST")) {
                client.ok(command, "* LIST (\\Noselect) \"/\" \"\"");
            } else if (command.verb().equals("STATUS")) {
                client.lines(command.tag() + " NO no such folder");
            } else if (command.verb().equals("CREATE") && slash > 0 && !made.contains(name.substring(0, slash))) {
                client.lines(command.tag() + " NO no such parent");
            } else {
                made.add(name);
                client.ok(command);
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
