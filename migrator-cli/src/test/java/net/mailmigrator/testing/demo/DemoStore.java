package net.mailmigrator.testing.demo;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.angus.mail.imap.IMAPFolder;

/**
 * One account's mail on one server, through Jakarta Mail's own store: another way to the same mail than the migrator
 * takes, so that it can judge the migrator.
 */
final class DemoStore implements AutoCloseable {
    private final Store store;

    private DemoStore(Store store) {
        this.store = store;
    }

    /** Logs in on loopback. */
    static DemoStore open(int port, String login, String password) throws MessagingException {
        Properties properties = new Properties();
        properties.setProperty("mail.imap.port", Integer.toString(port));
        Store store = Session.getInstance(properties).getStore("imap");
        store.connect("127.0.0.1", login, password);
        return new DemoStore(store);
    }

    /** Creates a folder, unless it is there, and subscribes to it. Returns its name with the server's separator. */
    String create(String name) throws MessagingException {
        Folder folder =
                store.getFolder(name.replace('/', store.getDefaultFolder().getSeparator()));
        if (!folder.exists()) {
            folder.create(Folder.HOLDS_MESSAGES | Folder.HOLDS_FOLDERS);
        }
        folder.setSubscribed(true);
        return folder.getFullName();
    }

    /** One line per different (folder, flags, keywords, INTERNALDATE, SHA-256), with how often it is there. */
    SortedMap<String, Integer> content() throws MessagingException, IOException {
        SortedMap<String, Integer> content = new TreeMap<>();
        for (Folder folder : store.getDefaultFolder().list("*")) {
            if ((folder.getType() & Folder.HOLDS_MESSAGES) != 0) {
                folder.open(Folder.READ_ONLY);
                for (Message message : prefetched(folder)) {
                    content.merge(describe(folder, message), 1, Integer::sum);
                }
                folder.close(false);
            }
        }
        return content;
    }

    private static Message[] prefetched(Folder folder) throws MessagingException {
        Message[] messages = folder.getMessages();
        FetchProfile profile = new FetchProfile();
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(IMAPFolder.FetchProfileItem.INTERNALDATE);
        profile.add(IMAPFolder.FetchProfileItem.MESSAGE);
        folder.fetch(messages, profile);
        return messages;
    }

    private static String describe(Folder folder, Message message) throws MessagingException, IOException {
        String name = folder.getFullName().replace(folder.getSeparator(), '/');
        return name + " " + flags(message.getFlags()) + " "
                + message.getReceivedDate().toInstant() + " " + sha256(message);
    }

    private static String flags(Flags flags) {
        flags.remove(Flags.Flag.RECENT);
        Stream<String> system = Arrays.stream(flags.getSystemFlags()).map(DemoStore::name);
        return Stream.concat(system, Arrays.stream(flags.getUserFlags()))
                .sorted()
                .collect(Collectors.joining(",", "(", ")"));
    }

    private static String name(Flags.Flag flag) {
        if (flag == Flags.Flag.SEEN) {
            return "\\Seen";
        }
        if (flag == Flags.Flag.ANSWERED) {
            return "\\Answered";
        }
        if (flag == Flags.Flag.FLAGGED) {
            return "\\Flagged";
        }
        return flag == Flags.Flag.DRAFT ? "\\Draft" : "\\Deleted";
    }

    private static String sha256(Message message) throws MessagingException, IOException {
        MessageDigest digest = newDigest();
        try (OutputStream sink = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
            message.writeTo(sink);
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest newDigest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    @Override
    public void close() throws MessagingException {
        store.close();
    }
}
