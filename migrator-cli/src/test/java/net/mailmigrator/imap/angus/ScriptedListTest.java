package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static net.mailmigrator.imap.angus.ScriptedSession.serving;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.ScriptedServer;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedListTest {
    private static List<ListedMailbox> listed(String... lines) throws MailException {
        try (ScriptedServer server = serving((command, client) -> {
                    client.ok(command, command.verb().equals("LIST") ? lines : new String[0]);
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            return reader.list();
        }
    }

    @Test
    void names_are_kept_as_the_octets_that_came() throws MailException {
        List<ListedMailbox> listed = listed(
                "* LIST () \"/\" plain",
                "* LIST (\\HasNoChildren) \"/\" \"with \\\"quotes\\\" and \\\\\"",
                "* LIST () \"/\" {5}\r\n\u00e4\"{}&",
                "* LIST () \"/\" \"broken &AOQ utf7\"",
                "* LIST () \"/\" 0815",
                "* LIST () \"/\" My Folder",
                "* LIST () NIL inbox");

        assertThat(listed)
                .extracting(mailbox -> mailbox.name().wire())
                .containsExactly(
                        "plain",
                        "with \"quotes\" and \\",
                        "\u00e4\"{}&",
                        "broken &AOQ utf7",
                        "0815",
                        "My Folder",
                        "INBOX");
        assertThat(listed.get(0).separator()).isEqualTo('/');
        assertThat(listed.get(6).separator()).isNull();
    }

    @Test
    void extended_data_after_the_name_is_skipped() throws MailException {
        assertThat(listed("* LIST (\\Subscribed) \"\\\\\" a (\"CHILDINFO\" (\"SUBSCRIBED\"))"))
                .singleElement()
                .satisfies(mailbox -> {
                    assertThat(mailbox.name().wire()).isEqualTo("a");
                    assertThat(mailbox.separator()).isEqualTo('\\');
                });
    }

    @Test
    void a_server_that_does_not_understand_return_is_asked_plainly() throws MailException {
        String greeting = "* OK [CAPABILITY IMAP4rev1 LIST-EXTENDED AUTH=PLAIN SASL-IR] hi";
        try (ScriptedServer server = new ScriptedServer(greeting, (command, client) -> {
                    if (command.text().contains("RETURN")) {
                        client.lines(command.tag() + " BAD syntax");
                    } else if (command.verb().equals("LIST")) {
                        client.ok(command, "* LIST (\\Sent) \".\" Gesendet", "* LIST () \".\" Alt");
                    } else if (command.verb().equals("LSUB")) {
                        client.ok(command, "* LSUB () \".\" Gesendet", "* LSUB () \".\" Gone");
                    } else {
                        client.lines(command.tag() + " OK [CAPABILITY IMAP4rev1 LIST-EXTENDED] in");
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            List<ListedMailbox> listed = reader.list();

            assertThat(listed).extracting(ListedMailbox::subscribed).containsExactly(true, false);
            assertThat(listed.get(0).specialUse()).hasValue("sent");
        }
    }

    @Test
    void a_list_that_is_refused_is_no_empty_list() {
        assertThatThrownBy(() -> {
                    try (ScriptedServer server =
                                    serving((command, client) -> client.lines(command.tag() + " NO [INUSE] locked"));
                            MailboxReader reader = angus(server).openReader(LOGIN)) {
                        reader.list();
                    }
                })
                .isInstanceOfSatisfying(MailException.class, e -> {
                    assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
                    assertThat(e.retryable()).isTrue();
                });
    }

    @Test
    void a_name_that_cannot_be_quoted_goes_as_a_literal() throws MailException {
        try (ScriptedServer server = serving((command, client) ->
                        client.ok(command, "* STATUS x (MESSAGES 3 UIDNEXT 4294967295 UIDVALIDITY 3000000000)"));
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            reader.status(new MailboxName("a\"\\b"));
            assertThat(reader.status(new MailboxName("\u00e4")).uidNext()).isEqualTo(4_294_967_295L);

            assertThat(server.commands()).anyMatch(command -> command.startsWith("STATUS \"a\\\"\\\\b\" ("));
            assertThat(server.commands()).anyMatch(command -> command.startsWith("STATUS  ("));
        }
    }

    @Test
    void namespaces_of_all_kinds_are_told_apart_and_guessed_where_there_are_none() throws MailException {
        String with = "* OK [CAPABILITY IMAP4rev1 NAMESPACE QUOTA AUTH=PLAIN SASL-IR] hi";
        try (ScriptedServer server = new ScriptedServer(with, (command, client) -> {
                    if (command.verb().equals("NAMESPACE")) {
                        client.ok(
                                command,
                                "* NAMESPACE ((\"INBOX.\" \".\" \"X-PARAM\" (\"a\"))) ((\"user.\" \".\")) ((\"#shared/\" NIL)(\"pub/\" \"/\"))");
                    } else if (command.verb().equals("GETQUOTAROOT")) {
                        client.ok(
                                command,
                                "* QUOTAROOT INBOX \"User quota\" b",
                                "* QUOTA \"User quota\" (STORAGE 10 512 MESSAGE 1 2)",
                                "* QUOTA b ()");
                    } else {
                        client.lines(command.tag() + " OK [CAPABILITY IMAP4rev1 NAMESPACE QUOTA] in");
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            assertThat(reader.namespaces())
                    .containsExactly(
                            new Namespace(Namespace.Kind.PERSONAL, "INBOX.", '.'),
                            new Namespace(Namespace.Kind.OTHER_USERS, "user.", '.'),
                            new Namespace(Namespace.Kind.SHARED, "#shared/", null),
                            new Namespace(Namespace.Kind.SHARED, "pub/", '/'));
            assertThat(reader.quota()).hasValue(new StorageQuota(10_240, 524_288L, 1L));
        }
    }

    @Test
    void without_namespace_the_separator_is_asked_for() throws MailException {
        try (ScriptedServer server =
                        serving((command, client) -> client.ok(command, "* LIST (\\Noselect) \".\" \"\""));
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            assertThat(reader.namespaces()).containsExactly(new Namespace(Namespace.Kind.PERSONAL, "", '.'));
            assertThat(reader.quota()).isEmpty();
        }
    }

    @Test
    void a_mailbox_without_uidvalidity_is_not_opened_and_without_uidnext_it_is_asked_for() throws MailException {
        String greeting = ScriptedSession.GREETING;
        try (ScriptedServer server = new ScriptedServer(greeting, (command, client) -> {
                    if (command.text().contains("\"none\"")) {
                        client.ok(command, "* 1 EXISTS");
                    } else if (command.verb().equals("EXAMINE")) {
                        client.ok(command, "* 1 EXISTS", "* OK [UIDVALIDITY 3] ok");
                    } else if (command.verb().equals("STATUS")) {
                        client.ok(command, "* STATUS x (MESSAGES 1 UIDNEXT 44 UIDVALIDITY 3)");
                    } else {
                        client.ok(command, command.verb().equals("CAPABILITY") ? "* CAPABILITY IMAP4rev1" : "* OK hi");
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            assertThatThrownBy(() -> reader.examine(new MailboxName("none"))).hasMessageContaining("UIDVALIDITY");

            assertThat(reader.examine(new MailboxName("courier")).status().uidNext())
                    .isEqualTo(44);
        }
    }
}
