package net.mailmigrator.testing.demo;

import com.icegreen.greenmail.imap.ImapHostManager;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import net.mailmigrator.testing.demo.DemoAccount.DemoFolder;
import org.h2.tools.RunScript;

/**
 * The two mail servers of the demo and its old panel: {@code DemoServers FOLDER}; the password of all accounts is in
 * DEMO_PASSWORD. Puts the panel's database, {@code migration.yaml} and, when all is ready, {@code ports} (old port, new
 * port) into FOLDER, and runs until its standard input ends.
 */
public final class DemoServers {
    private static final long SEED = 20_180_919;

    private final Path folder;
    private final String password;

    private DemoServers(Path folder, String password) {
        this.folder = folder;
        this.password = password;
    }

    /** Entry point. */
    public static void main(String[] args) throws Exception {
        new DemoServers(Path.of(args[0]), System.getenv("DEMO_PASSWORD")).serve();
    }

    private void serve() throws Exception {
        GreenMail old = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        GreenMail fresh = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_IMAP));
        old.start();
        fresh.start();
        try {
            DemoMail mail = new DemoMail(SEED);
            for (DemoAccount account : DemoAccount.all()) {
                fresh.setUser(account.address(), account.login(), password);
                fill(old, account, old.setUser(account.address(), account.login(), password), mail);
            }
            createPanel();
            int oldPort = old.getImap().getPort();
            int newPort = fresh.getImap().getPort();
            write("migration.yaml", settings(oldPort, newPort));
            write("ports", oldPort + " " + newPort + "\n");
            System.in.transferTo(OutputStream.nullOutputStream());
        } finally {
            old.stop();
            fresh.stop();
        }
    }

    /** Folders over IMAP, which writes their names as clients do; messages without it, since that is slow here. */
    private void fill(GreenMail server, DemoAccount account, GreenMailUser user, DemoMail mail) throws Exception {
        ImapHostManager mailboxes = server.getManagers().getImapHostManager();
        try (DemoStore store = DemoStore.open(server.getImap().getPort(), account.login(), password)) {
            for (DemoFolder wanted : account.folders()) {
                MailFolder stored = mailboxes.getFolder(user, store.create(wanted.name()));
                for (int i = 0; i < wanted.messages(); i++) {
                    MimeMessage message = mail.next(account.address());
                    stored.appendMessage(message, message.getFlags(), message.getReceivedDate());
                }
            }
        }
    }

    private void createPanel() throws SQLException, IOException {
        String url = "jdbc:h2:file:" + folder.resolve("old-panel").toAbsolutePath() + ";MODE=MySQL";
        try (Connection connection = DriverManager.getConnection(url, "reader", password);
                Statement statement = connection.createStatement();
                Reader script = new StringReader(resource("old-panel.sql"))) {
            RunScript.execute(connection, script);
            statement.execute("SHUTDOWN");
        }
    }

    private static String settings(int oldPort, int newPort) throws IOException {
        return resource("migration.yaml")
                .replace("@OLD_PORT@", Integer.toString(oldPort))
                .replace("@NEW_PORT@", Integer.toString(newPort));
    }

    private static String resource(String name) throws IOException {
        try (InputStream stream = DemoServers.class.getResourceAsStream("/demo/" + name)) {
            if (stream == null) {
                throw new IOException("/demo/" + name + " is not on the class path");
            }
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Whoever waits for the file finds it whole. */
    private void write(String name, String text) throws IOException {
        Path aside = folder.resolve(name + ".new");
        Files.writeString(aside, text);
        Files.move(aside, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
    }
}
