package net.mailmigrator.imap.angus;

import static net.mailmigrator.imap.angus.ScriptedSession.LOGIN;
import static net.mailmigrator.imap.angus.ScriptedSession.angus;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import net.mailmigrator.model.MailException;
import net.mailmigrator.testing.ScriptedServer;
import net.mailmigrator.testing.ScriptedServer.Client;
import net.mailmigrator.testing.ScriptedServer.Line;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What all mailboxes of an account are like: in as few round trips as the server allows. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class ScriptedStatusTest {
    private static final MailboxStatus STATUS = new MailboxStatus(new UidValidity(9), 5, 4, 0);
    private static final String ITEMS = "(MESSAGES 4 UIDNEXT 5 UIDVALIDITY 9)";

    @Test
    void with_list_status_one_command_says_it_all() throws MailException {
        try (ScriptedServer server = serving(
                        "LIST-EXTENDED LIST-STATUS",
                        (command, client) -> client.ok(
                                command,
                                "* LIST (\\HasNoChildren \\Subscribed) \"/\" INBOX",
                                "* STATUS INBOX " + ITEMS,
                                "* LIST (\\NoSelect) \"/\" Kunden",
                                "* LIST () \"/\" \"Kunden/Meier\"",
                                "* STATUS \"Kunden/Meier\" " + ITEMS));
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            AccountListing all = reader.listWithStatus();

            assertThat(all.mailboxes())
                    .extracting(ListedMailbox::name)
                    .containsExactly(MailboxName.INBOX, name("Kunden"), name("Kunden/Meier"));
            assertThat(all.mailboxes().get(0).subscribed()).isTrue();
            assertThat(all.status()).isEqualTo(Map.of(MailboxName.INBOX, STATUS, name("Kunden/Meier"), STATUS));
            assertThat(server.commands())
                    .filteredOn(command -> command.matches("(LIST|LSUB|STATUS).*"))
                    .containsExactly("LIST \"\" \"*\" RETURN (SUBSCRIBED STATUS (MESSAGES UIDNEXT UIDVALIDITY))");
        }
    }

    @Test
    void a_folder_of_which_list_status_says_nothing_is_asked_for_by_itself() throws MailException {
        try (ScriptedServer server = serving("LIST-EXTENDED LIST-STATUS", (command, client) -> {
                    if (command.verb().equals("STATUS")) {
                        client.lines(command.tag() + " NO its index is broken");
                    } else {
                        client.ok(command, "* LIST () \"/\" INBOX", "* STATUS INBOX " + ITEMS, "* LIST () \"/\" Alt");
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            AccountListing all = reader.listWithStatus();

            assertThat(all.status()).isEqualTo(Map.of(MailboxName.INBOX, STATUS));
            assertThat(all.refused()).isEqualTo(Map.of(name("Alt"), "its index is broken"));
        }
    }

    @Test
    void without_list_status_the_questions_are_on_the_way_at_once() throws MailException {
        List<Line> held = new ArrayList<>();
        try (ScriptedServer server = serving("", (command, client) -> {
                    if (command.verb().equals("LIST")) {
                        client.ok(command, listed(40));
                    } else if (command.verb().equals("STATUS")) {
                        held.add(command);
                        answerWhenAllAreThere(held, client);
                    } else {
                        client.ok(command);
                    }
                });
                MailboxReader reader = angus(server).openReader(LOGIN)) {
            AccountListing all = reader.listWithStatus();

            assertThat(all.mailboxes()).hasSize(40);
            assertThat(all.status()).hasSize(39).doesNotContainKey(name("F7"));
            assertThat(all.refused()).isEqualTo(Map.of(name("F7"), "[NOPERM] not for you"));
        }
    }

    /** The first answer comes only when all are asked: a client that waits for it before asking on would hang. */
    private static void answerWhenAllAreThere(List<Line> held, Client client) throws IOException {
        if (held.size() < 40) {
            return;
        }
        for (Line status : held) {
            String folder = status.text().replaceAll("STATUS \"(.*)\" .*", "$1");
            if (folder.equals("F7")) {
                client.lines(status.tag() + " NO [NOPERM] not for you");
            } else {
                client.ok(status, "* STATUS " + folder + " " + ITEMS);
            }
        }
    }

    private static String[] listed(int folders) {
        return IntStream.range(0, folders)
                .mapToObj(i -> "* LIST () \"/\" F" + i)
                .toArray(String[]::new);
    }

    private static MailboxName name(String wire) {
        return new MailboxName(wire);
    }

    private static ScriptedServer serving(String capabilities, ScriptedServer.Script script) {
        String greeting = "* OK [CAPABILITY IMAP4rev1 AUTH=PLAIN SASL-IR " + capabilities + "] ready";
        return new ScriptedServer(greeting.replace(" ]", "]"), (command, client) -> {
            switch (command.verb()) {
                case "LIST", "LSUB", "STATUS" -> script.answer(command, client);
                case "CAPABILITY" -> client.ok(command, greeting.replaceAll(".*\\[(.*)].*", "* $1"));
                default -> client.ok(command);
            }
        });
    }
}
