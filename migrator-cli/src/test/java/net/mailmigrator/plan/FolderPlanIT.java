package net.mailmigrator.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.imap.angus.AngusServer;
import net.mailmigrator.inventory.AccountInspector;
import net.mailmigrator.inventory.SideInventory;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.DovecotServer;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.Endpoints;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An old Dovecot with a prefix, shared, public and virtual folders and odd names, and a new one with slashes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FolderPlanIT {
    private static final List<String> ODD_NAMES = List.of(
            "Gesendet",
            "Entwürfe.2017",
            "Kunden.Meier & Söhne",
            "He said \"hi\"",
            "100%",
            "*Archiv",
            " vorn",
            "hinten ",
            "zwei  Leerzeichen",
            "[eckig]",
            "{5+}",
            "NIL",
            "\uD83D\uDC68\u200D\uD83D\uDC69",
            "M\u00fcll",
            "Mu\u0308ll",
            "Alt",
            "alt",
            "nicht ~ vorn",
            "漢字.深い.とても");

    private static final String NAMESPACES = """
            mail_plugins = acl virtual listescape
            protocol imap {
              mail_plugins = acl imap_acl virtual listescape
            }
            plugin {
              acl = vfile
              acl_shared_dict = file:%s
            }
            namespace public {
              type = public
              separator = .
              prefix = public.
              subscriptions = no
              location = maildir:%s
            }
            namespace shared {
              type = shared
              separator = .
              prefix = shared.%%%%u.
              subscriptions = no
              list = children
              location = maildir:%%%%h/Maildir:INDEXPVT=~/shared/%%%%u
            }
            namespace virtual {
              separator = .
              prefix = virtual.
              location = virtual:~/virtual
            }""";

    @TempDir
    static Path shared;

    private static DovecotServer source;
    private static DovecotServer target;

    @BeforeAll
    static void start() throws IOException, MailException {
        Dovecots.assumeAvailable();
        Files.setPosixFilePermissions(shared, PosixFilePermissions.fromString("rwxrwxrwx"));
        source = new DovecotOptions()
                .namespace('.', "INBOX.")
                .specialUse("Papierkorb", "\\Trash")
                .extra(NAMESPACES.formatted(shared.resolve("shares"), shared.resolve("public")))
                .start()
                .addUser("a", "secret")
                .addUser("b", "secret");
        target = new DovecotOptions().specialUse("Trash", "\\Trash").start().addUser("a", "secret");
        makePublicFolder();
        makeFoldersOfB();
        makeVirtualFolder();
        makeOddFolders();
    }

    private static void makePublicFolder() throws IOException {
        Files.createDirectories(shared.resolve("public/.Info/cur"));
        Files.writeString(shared.resolve("public/.Info/dovecot-acl"), "user=a lrwstipekxa\n");
        source.own(shared.resolve("public"));
    }

    /** The other user gives a folder to this one. */
    private static void makeFoldersOfB() throws IOException {
        try (Socket socket = new Socket(source.host(), source.port())) {
            OutputStream out = socket.getOutputStream();
            out.write("1 LOGIN b secret\r\n2 CREATE INBOX.Team\r\n3 SETACL INBOX.Team a lrwstipekxa\r\n4 LOGOUT\r\n"
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("2 OK", "3 OK");
        }
    }

    private static void makeVirtualFolder() throws IOException {
        Path all = source.home("a").resolve("virtual/Alles");
        Files.createDirectories(all);
        Files.writeString(all.resolve("dovecot-virtual"), "*\n  all\n");
        source.own(source.home("a"));
    }

    private static void makeOddFolders() throws MailException {
        try (MailboxWriter writer = server(source).openWriter(own("a"))) {
            for (String name : ODD_NAMES) {
                writer.create(MailboxName.encode("INBOX." + name));
            }
            writer.create(MailboxName.encode("INBOX.Rechnung 2017/18"));
        }
    }

    @AfterAll
    static void stop() {
        if (source != null) {
            source.close();
        }
        if (target != null) {
            target.close();
        }
    }

    @Test
    void the_server_tells_its_namespaces() throws MailException {
        assertThat(look(source).namespaces())
                .extracting(Namespace::kind, Namespace::prefix)
                .contains(
                        tuple(Namespace.Kind.PERSONAL, "INBOX."),
                        tuple(Namespace.Kind.OTHER_USERS, "shared."),
                        tuple(Namespace.Kind.SHARED, "public."),
                        tuple(Namespace.Kind.PERSONAL, "virtual."));
    }

    @Test
    void folders_of_others_public_and_virtual_ones_are_listed_and_left_out() throws MailException {
        SideInventory inventory = look(source);

        FolderPlan plan = plan(inventory);

        assertThat(inventory.mailboxes())
                .extracting(mailbox -> mailbox.name().wire())
                .contains("shared.b.Team", "public.Info", "virtual.Alles");
        assertThat(plan.leftOut())
                .extracting(FolderPlan.LeftOut::sourceFolder)
                .containsExactlyInAnyOrder("shared/b/Team", "public/Info", "virtual/Alles");
        assertThat(plan.findings())
                .filteredOn(finding -> finding.code() == FindingCode.FOLDER_LEFT_OUT)
                .hasSize(3);
    }

    @Test
    void every_odd_name_can_be_created_at_the_target_and_reads_the_same_there() throws MailException {
        FolderPlan plan = plan(look(source));
        try (MailboxWriter writer = server(target).openWriter(own("a"))) {
            for (FolderPlan.Entry entry : plan.folders()) {
                writer.create(entry.target());
            }
        }

        SideInventory there = look(target);
        FolderNames names = new FolderNames(TargetShape.of(there).namespaces());

        assertThat(there.mailboxes().stream().map(names::forPeople))
                .containsAll(plan.folders().stream()
                        .map(FolderPlan.Entry::targetFolder)
                        .toList());
        assertThat(plan.folders())
                .filteredOn(entry -> !entry.sourceFolder().equals("Rechnung 2017/18"))
                .allSatisfy(entry -> assertThat(entry.targetFolder()).isEqualTo(entry.sourceFolder()))
                .hasSize(ODD_NAMES.size() + 2);
        assertThat(there.mailboxes())
                .extracting(mailbox -> mailbox.name().decoded())
                .contains("Rechnung 2017_18");
    }

    @Test
    void a_name_without_messages_at_the_target_becomes_a_folder_when_it_is_created() throws MailException {
        try (MailboxWriter writer = server(target).openWriter(own("a"))) {
            writer.create(new MailboxName("Oben/Unten"));
            assertThat(writer.list())
                    .filteredOn(mailbox -> mailbox.name().wire().equals("Oben"))
                    .allMatch(mailbox -> !mailbox.selectable());

            writer.create(new MailboxName("Oben"));

            assertThat(writer.examine(new MailboxName("Oben")).status().messages())
                    .isZero();
        }
    }

    @Test
    void the_bin_joins_the_target_s_bin_where_it_shall() throws MailException {
        FolderRules join = new FolderRules(List.of(), Map.of(), List.of(), FolderRules.SpecialUse.JOIN);

        FolderPlan plan = new FolderPlanner(join).plan(look(source), TargetSide.of(look(target), null));

        assertThat(plan.folders())
                .filteredOn(entry -> entry.sourceFolder().equals("Papierkorb"))
                .singleElement()
                .satisfies(entry -> {
                    assertThat(entry.targetFolder()).isEqualTo("Trash");
                    assertThat(entry.existsAtTarget()).isTrue();
                    assertThat(entry.subscribe()).isTrue();
                });
    }

    private static FolderPlan plan(SideInventory inventory) throws MailException {
        return new FolderPlanner(FolderRules.NONE).plan(inventory, TargetSide.of(look(target), null));
    }

    private static SideInventory look(DovecotServer server) throws MailException {
        return Objects.requireNonNull(
                AccountInspector.inspect("a", () -> server(server).openReader(own("a")), null)
                        .source());
    }

    /** Not the master user: Dovecot's acl plugin would ask for the rights of that one. */
    private static Credentials own(String login) {
        return new Credentials(login, Secret.of("secret"), null);
    }

    private static AngusServer server(DovecotServer dovecot) {
        return new AngusServer(Endpoints.clear(dovecot.port()));
    }
}
