package net.mailmigrator.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads all messages of an account over IMAP (EXAMINE, BODY.PEEK), independently of the adapter. */
public final class ManifestReader {
    private static final Pattern LISTED = Pattern.compile(
            "\\* L(?:IST|SUB) \\(([^)]*)\\) (?:NIL|\"\\\\?(.)\") (.*)", Pattern.DOTALL | Pattern.CASE_INSENSITIVE);
    private static final Pattern FLAGS = Pattern.compile("FLAGS \\(([^)]*)\\)");
    private static final Pattern DATE = Pattern.compile("INTERNALDATE \"([^\"]*)\"");
    private static final Pattern QUOTED_BODY = Pattern.compile("BODY\\[] \"((?:\\\\.|[^\"\\\\])*)\"", Pattern.DOTALL);
    private static final Pattern EXISTS = Pattern.compile("\\* (\\d+) EXISTS");
    private static final DateTimeFormatter DATE_TIME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("[ ]d-MMM-yyyy HH:mm:ss xx")
            .toFormatter(Locale.ENGLISH);

    private final MailServer server;
    private final String prefix;

    /** @param prefix of the personal namespace, left out of folder names; may be empty */
    public ManifestReader(MailServer server, String prefix) {
        this.server = server;
        this.prefix = prefix;
    }

    private record Folder(String wire, String name) {}

    /** All messages of the account, read as the master user. */
    public MailManifest read(String login) {
        return new MailManifest(entries(login));
    }

    /** The SHA-256 of all messages by folder, in the order of their UIDs. */
    public Map<String, List<String>> digestsInOrder(String login) {
        return entries(login).stream()
                .collect(Collectors.groupingBy(
                        MailManifest.Entry::folder,
                        TreeMap::new,
                        Collectors.mapping(MailManifest.Entry::sha256, Collectors.toList())));
    }

    private List<MailManifest.Entry> entries(String login) {
        List<MailManifest.Entry> entries = new ArrayList<>();
        try (RawImap imap = open(login)) {
            for (Folder folder : folders(imap, "LIST")) {
                read(imap, folder, entries);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return entries;
    }

    /** All folders that can be opened, empty ones too. */
    public Set<String> folders(String login) {
        return names(login, "LIST");
    }

    /** The folders that are subscribed to. */
    public Set<String> subscribed(String login) {
        return names(login, "LSUB");
    }

    private Set<String> names(String login, String command) {
        try (RawImap imap = open(login)) {
            Set<String> names = new TreeSet<>();
            folders(imap, command).forEach(folder -> names.add(folder.name));
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RawImap open(String login) throws IOException {
        return new RawImap(server, server.masterOf(login));
    }

    private List<Folder> folders(RawImap imap, String command) throws IOException {
        List<Folder> folders = new ArrayList<>();
        for (RawImap.Unit unit : imap.responses(command + " \"\" \"*\"")) {
            Matcher listed = LISTED.matcher(unit.text());
            if (listed.matches() && !listed.group(1).toLowerCase(Locale.ROOT).matches(".*\\\\no(select|nexistent).*")) {
                String wire = unit.literals().isEmpty()
                        ? unquoted(listed.group(3))
                        : new String(unit.literals().get(0), StandardCharsets.ISO_8859_1);
                char separator = listed.group(2) == null ? 0 : listed.group(2).charAt(0);
                folders.add(new Folder(wire, MailManifest.folder(decoded(wire), prefix, separator)));
            }
        }
        return folders;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"") ? name.substring(1, name.length() - 1).replaceAll("\\\\(.)", "$1") : name;
    }

    /** Modified UTF-7, RFC 3501 §5.1.3. */
    private static String decoded(String wire) {
        return Pattern.compile("&([^-]*)-").matcher(wire).replaceAll(shift -> {
            String base64 = shift.group(1).replace(',', '/');
            String text =
                    base64.isEmpty() ? "&" : new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_16BE);
            return Matcher.quoteReplacement(text);
        });
    }

    private static void read(RawImap imap, Folder folder, List<MailManifest.Entry> entries) throws IOException {
        int[] exists = {0};
        imap.command("EXAMINE " + RawImap.quoted(folder.wire), unit -> {
            Matcher count = EXISTS.matcher(unit.text());
            if (count.matches()) {
                exists[0] = Integer.parseInt(count.group(1));
            }
        });
        if (exists[0] == 0) {
            return;
        }
        int before = entries.size();
        imap.command("FETCH 1:" + exists[0] + " (UID FLAGS INTERNALDATE BODY.PEEK[])", unit -> {
            if (unit.text().contains("BODY[]")) {
                entries.add(entry(folder.name, unit));
            }
        });
        if (entries.size() - before != exists[0]) {
            throw new IOException(folder.name + ": " + exists[0] + " exist, " + (entries.size() - before) + " came");
        }
    }

    private static MailManifest.Entry entry(String folder, RawImap.Unit unit) {
        List<String> flags = Arrays.stream(group(FLAGS, unit).split(" "))
                .filter(flag -> !flag.isEmpty())
                .toList();
        OffsetDateTime date = OffsetDateTime.parse(group(DATE, unit), DATE_TIME);
        byte[] octets = unit.literals().isEmpty()
                ? unquoted('"' + group(QUOTED_BODY, unit) + '"').getBytes(StandardCharsets.ISO_8859_1)
                : unit.literals().get(0);
        return MailManifest.Entry.of(folder, flags, date.toEpochSecond(), sha256(octets));
    }

    private static String group(Pattern pattern, RawImap.Unit unit) {
        Matcher matcher = pattern.matcher(unit.text());
        if (!matcher.find()) {
            throw new IllegalStateException("no " + pattern + " in " + unit.text());
        }
        return matcher.group(1);
    }

    /** SHA-256 in hexadecimal. */
    static String sha256(byte[] octets) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(octets));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
