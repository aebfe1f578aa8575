package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import net.mailmigrator.imap.InternalDate;

/**
 * Somebody who uses an account with another program. Messages have numbers, which make their text and date, and folders are
 * named without the prefix of their server. One thread; a session of its own.
 */
public final class MailUser implements AutoCloseable {
    private static final long FIRST_DATE = 1_500_000_000;

    private final FaultSite site;
    private final String login;
    private final RawImap imap;

    /** Logs in. */
    public MailUser(FaultSite site, String login) {
        this.site = site;
        this.login = login;
        try {
            this.imap = site.open(login);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A message comes, by way of a server of that name. */
    public MailUser arrive(String folder, int number, String by) {
        try {
            imap.append(
                    wire(folder),
                    "\\Seen",
                    InternalDate.ofEpochSecond(date(number)).format(),
                    octets(number, by));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** Messages come. */
    public MailUser arrive(String folder, int... numbers) {
        for (int number : numbers) {
            arrive(folder, number, "mx.example");
        }
        return this;
    }

    private static byte[] octets(int number, String by) {
        return ("Received: by " + by + "\r\nMessage-ID: <" + number + "@life.example>\r\nSubject: " + number
                        + "\r\n\r\ntext of message " + number + "\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }

    private static long date(int number) {
        return FIRST_DATE + 1000L * number;
    }

    /** Changes a message's flags: {@code +FLAGS (\Flagged)}. */
    public MailUser flag(String folder, int number, String change) {
        return select(folder).command("UID STORE " + uid(number) + " " + change);
    }

    /** Deletes a message for good. */
    public MailUser delete(String folder, int number) {
        flag(folder, number, "+FLAGS (\\Deleted)");
        return command("UID EXPUNGE " + uid(number));
    }

    /** Moves a message. */
    public MailUser move(String folder, int number, String to) {
        return select(folder).command("UID MOVE " + uid(number) + " " + quoted(to));
    }

    /** Makes a folder. */
    public MailUser make(String folder) {
        return command("CREATE " + quoted(folder));
    }

    /** Deletes a folder with all that is in it. */
    public MailUser remove(String folder) {
        return command("DELETE " + quoted(folder));
    }

    /** Renames a folder, which is open nowhere. */
    public MailUser rename(String folder, String to) {
        return command("RENAME " + quoted(folder) + " " + quoted(to));
    }

    /** Replaces a folder by one of the same name with the same messages: it has another UIDVALIDITY. */
    public MailUser makeAnew(String folder) {
        return rename(folder, "beiseite")
                .make(folder)
                .select("beiseite")
                .command("COPY 1:* " + quoted(folder))
                .select("INBOX")
                .remove("beiseite");
    }

    private MailUser select(String folder) {
        return command("SELECT " + quoted(folder));
    }

    private String uid(int number) {
        String[] found = {""};
        send("UID SEARCH HEADER Message-ID \"<" + number + "@life.example>\"", unit -> {
            if (unit.text().startsWith("* SEARCH ")) {
                found[0] = unit.text().substring("* SEARCH ".length()).trim();
            }
        });
        if (!found[0].matches("\\d+")) {
            throw new IllegalStateException("message " + number + ": " + found[0]);
        }
        return found[0];
    }

    private MailUser command(String command) {
        send(command, unit -> {});
        return this;
    }

    private void send(String command, java.util.function.Consumer<RawImap.Unit> untagged) {
        try {
            imap.command(command, untagged);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String quoted(String folder) {
        return RawImap.quoted(wire(folder));
    }

    private String wire(String folder) {
        return site.wire(List.of(folder));
    }

    /** The numbers of the messages in each folder that is not empty, ascending; copies of one stand several times. */
    public Map<String, List<Integer>> messages() {
        return site.reader().read(login).entries().stream()
                .collect(Collectors.groupingBy(
                        MailManifest.Entry::folder,
                        TreeMap::new,
                        Collectors.mapping(
                                entry -> Math.toIntExact((entry.internalDate() - FIRST_DATE) / 1000),
                                Collectors.toList())));
    }

    /** The flags of a message that stands once in a folder, in lower case, sorted. */
    public String flags(String folder, int number) {
        return site.reader().read(login).entries().stream()
                .filter(entry -> entry.folder().equals(folder) && entry.internalDate() == date(number))
                .map(MailManifest.Entry::flags)
                .collect(Collectors.joining(" | "));
    }

    @Override
    public void close() {
        try {
            imap.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
