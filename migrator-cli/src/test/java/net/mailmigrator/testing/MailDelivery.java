package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;

/** Brings generated messages to a server. */
public final class MailDelivery {
    private static final Map<String, Character> INFO =
            Map.of("\\Draft", 'D', "\\Flagged", 'F', "\\Answered", 'R', "\\Seen", 'S', "\\Deleted", 'T');

    private MailDelivery() {}

    /**
     * Writes them into the user's Maildir++, as an MTA and its users have left them; every folder is subscribed to. Quick;
     * Dovecot serves the octets as they are, but for NUL.
     */
    public static void intoMaildir(DovecotServer server, String login, List<GeneratedMail> mails) {
        Path maildir = server.maildir(login);
        Map<List<String>, List<String>> keywords = new LinkedHashMap<>();
        try {
            int number = 0;
            for (GeneratedMail mail : mails) {
                Path folder = folder(maildir, mail.folder());
                String info = info(mail, keywords.computeIfAbsent(mail.folder(), key -> new ArrayList<>()));
                Path file = folder.resolve("cur")
                        .resolve(mail.internalDate() + ".M" + String.format("%06d", ++number) + "P1.lab:2," + info);
                Files.write(file, mail.octets());
                Files.setLastModifiedTime(file, FileTime.from(Instant.ofEpochSecond(mail.internalDate())));
            }
            for (Map.Entry<List<String>, List<String>> words : keywords.entrySet()) {
                writeKeywords(folder(maildir, words.getKey()), words.getValue());
            }
            subscribe(maildir, keywords.keySet());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.own(server.home(login));
    }

    private static Path folder(Path maildir, List<String> levels) throws IOException {
        Path folder = levels.equals(List.of("INBOX")) ? maildir : maildir.resolve("." + wire(levels));
        for (String sub : List.of("cur", "new", "tmp")) {
            Files.createDirectories(folder.resolve(sub));
        }
        return folder;
    }

    private static String wire(List<String> levels) {
        return String.join(
                ".",
                levels.stream().map(level -> MailboxName.encode(level).wire()).toList());
    }

    private static String info(GeneratedMail mail, List<String> keywords) {
        StringBuilder info = new StringBuilder();
        for (String flag : mail.flags()) {
            Character letter = INFO.get(flag);
            if (letter == null) {
                if (!keywords.contains(flag)) {
                    keywords.add(flag);
                }
                letter = (char) ('a' + keywords.indexOf(flag));
            }
            info.append(letter.charValue());
        }
        return info.chars()
                .sorted()
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static void writeKeywords(Path folder, List<String> keywords) throws IOException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < keywords.size(); i++) {
            text.append(i).append(' ').append(keywords.get(i)).append('\n');
        }
        Files.writeString(folder.resolve("dovecot-keywords"), text);
    }

    private static void subscribe(Path maildir, Iterable<List<String>> folders) throws IOException {
        StringBuilder text = new StringBuilder("V\t2\n\n");
        for (List<String> levels : folders) {
            text.append(String.join(
                            "\t",
                            levels.stream()
                                    .map(level -> MailboxName.encode(level).wire())
                                    .toList()))
                    .append('\n');
        }
        Files.writeString(maildir.resolve("subscriptions"), text);
    }

    /**
     * Appends them over IMAP as the master user, making and subscribing folders.
     *
     * @param prefix of the personal namespace
     */
    public static void byAppend(
            MailServer server, String login, char separator, String prefix, List<GeneratedMail> mails) {
        try (RawImap imap = new RawImap(server, server.masterOf(login))) {
            TreeSet<String> made = new TreeSet<>();
            for (GeneratedMail mail : mails) {
                String name = name(mail.folder(), separator, prefix);
                if (made.add(name) && !name.equals("INBOX")) {
                    imap.command("CREATE " + RawImap.quoted(name), unit -> {});
                    imap.command("SUBSCRIBE " + RawImap.quoted(name), unit -> {});
                }
                imap.append(
                        name,
                        String.join(" ", mail.flags()),
                        InternalDate.ofEpochSecond(mail.internalDate()).format(),
                        mail.octets());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A folder's name as it stands in commands, in ISO 8859-1. */
    static String name(List<String> levels, char separator, String prefix) {
        if (levels.equals(List.of("INBOX"))) {
            return "INBOX";
        }
        String name = String.join(
                String.valueOf(separator),
                levels.stream().map(level -> MailboxName.encode(level).wire()).toList());
        return new String((prefix + name).getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.ISO_8859_1);
    }
}
