package net.mailmigrator.testing;

import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import org.jspecify.annotations.Nullable;

/** Kinds of servers, each with what is known of it (the rows of the list of quirks stand behind). */
public final class QuirkProfiles {
    private QuirkProfiles() {}

    /** Everything below INBOX, no UIDNEXT, and UIDs of EXAMINE that do not last (29); no LITERAL+. */
    public static QuirkProfile courier() {
        return new QuirkProfile("Courier-IMAP", "UIDPLUS NAMESPACE", '.', "INBOX.") {
            @Override
            protected boolean tellsUidNext() {
                return false;
            }

            @Override
            protected long examinedUidValidity(long real) {
                return real + 1000;
            }
        };
    }

    /**
     * Sizes and sequence numbers that are not true (1, 14), a header line for flagged messages (12), \Flagged forgotten in
     * APPEND (13), folders that cannot be opened or made (17), names without case (19), no UIDPLUS (15), short lines (11).
     */
    public static QuirkProfile exchange() {
        return new QuirkProfile("Microsoft.Exchange.Imap4.Imap4Server", "LITERAL+ NAMESPACE ID MOVE", '/', "") {
            @Override
            protected long announced(long octets) {
                return 3 * octets + 107;
            }

            @Override
            protected long sequence(long real) {
                return real + 20;
            }

            @Override
            protected String shown(String octets, MessageFlags flags) {
                return flags.system().contains(SystemFlag.FLAGGED)
                        ? octets.replaceFirst("\r\n\r\n", "\r\nX-Message-Flag: Follow up\r\n\r\n")
                        : octets;
            }

            @Override
            protected MessageFlags appended(MessageFlags given) {
                return given.minus(MessageFlags.parse(List.of("\\Flagged")));
            }

            @Override
            protected boolean ignoresCase() {
                return true;
            }

            @Override
            protected @Nullable String openRefusal(String mailbox) {
                return mailbox.equals("Calendar") ? "Mailbox cannot be accessed through IMAP." : null;
            }

            @Override
            protected @Nullable String createRefusal(String mailbox, List<String> there) {
                return mailbox.equals("Files") ? "Mailbox name is reserved." : null;
            }

            @Override
            protected @Nullable String appendRefusal(String octets) {
                return octets.lines().anyMatch(line -> line.length() > 10_239)
                        ? "BAD Command Argument Error. 11"
                        : null;
            }

            @Override
            protected List<String> mailboxes() {
                return List.of("Calendar");
            }
        };
    }

    /** Folders of its own (23, 24), names without superfluous spaces (22), \Deleted at once (28), no NUL (26). */
    public static QuirkProfile gmail() {
        return new QuirkProfile(
                "GImap",
                "LITERAL+ UIDPLUS NAMESPACE ID CONDSTORE SPECIAL-USE X-GM-EXT-1 APPENDLIMIT=35651584",
                '/',
                "") {
            @Override
            protected boolean expungesDeleted() {
                return true;
            }

            @Override
            protected @Nullable String createRefusal(String mailbox, List<String> there) {
                return Pattern.compile("(^|/) | (/|$)|  ").matcher(mailbox).find()
                        ? "[CANNOT] Folder contains excess whitespace"
                        : null;
            }

            @Override
            protected @Nullable String appendRefusal(String octets) {
                return octets.indexOf(0) >= 0 ? "BYE Invalid character in literal" : null;
            }

            @Override
            protected List<String> mailboxes() {
                return List.of("[Gmail]\t\\Noselect", "[Gmail]/All Mail\t\\All", "[Gmail]/Starred\t\\Flagged");
            }
        };
    }

    /** What it does not take: NUL, 8-bit headers, bare LF (30, 32). */
    public static QuirkProfile cyrus() {
        return new QuirkProfile("Cyrus IMAP", "LITERAL+ UIDPLUS NAMESPACE ID CONDSTORE", '.', "INBOX.") {
            @Override
            protected @Nullable String appendRefusal(String octets) {
                if (octets.indexOf(0) >= 0) {
                    return "NO Message contains NUL characters";
                }
                if (Pattern.compile("(?<!\r)\n").matcher(octets).find()) {
                    return "NO Message contains bare newlines";
                }
                String header = octets.substring(0, Math.max(0, octets.indexOf("\r\n\r\n")));
                return header.chars().anyMatch(c -> c > 127) ? "NO Message contains invalid header" : null;
            }
        };
    }

    /** The same server with {@code munge8bit: yes}, as it is unless told otherwise: an X for each octet above 127 in a header. */
    public static QuirkProfile munging() {
        return new QuirkProfile("Cyrus IMAP", "LITERAL+ UIDPLUS NAMESPACE ID", '/', "") {
            @Override
            protected String shown(String octets, MessageFlags flags) {
                int end = Math.max(0, octets.indexOf("\r\n\r\n"));
                return octets.substring(0, end).replaceAll("[\u0080-\u00ff]", "X") + octets.substring(end);
            }
        };
    }

    /** Another domain in each Message-ID (18, 36), and no UIDPLUS, or with it. */
    public static QuirkProfile renamingMessages(String capabilities) {
        return new QuirkProfile("Renaming", "LITERAL+ NAMESPACE ID " + capabilities, '/', "") {
            @Override
            protected String shown(String octets, MessageFlags flags) {
                return octets.replaceFirst("@example.org>", "@elsewhere>");
            }
        };
    }

    /** Messages that are handed out otherwise. */
    public static QuirkProfile rewriting(UnaryOperator<String> change) {
        return new QuirkProfile("Rewriting", "LITERAL+ UIDPLUS NAMESPACE ID", '/', "") {
            @Override
            protected String shown(String octets, MessageFlags flags) {
                return change.apply(octets);
            }
        };
    }

    /** Header blocks that are empty although the messages have one (35). */
    public static QuirkProfile zimbra() {
        return new QuirkProfile("Zimbra", "LITERAL+ UIDPLUS NAMESPACE ID", '/', "") {
            @Override
            protected String shownHeader(String header) {
                return header.chars().anyMatch(c -> c > 127) ? "\r\n" : header;
            }
        };
    }

    /** Rates (5), and messages that must end with CRLF (33). */
    public static QuirkProfile yahoo() {
        return new QuirkProfile("Yahoo IMAP4Server", "LITERAL+ UIDPLUS NAMESPACE ID", '/', "") {
            @Override
            protected @Nullable String fetchRefusal(int number) {
                return number == 2 ? "[LIMIT] UID FETCH Rate limit hit." : null;
            }

            @Override
            protected @Nullable String appendRefusal(String octets) {
                return octets.endsWith("\r\n") ? null : "BAD [CLIENTBUG] APPEND Additional arguments found";
            }
        };
    }

    /** A backslash between levels, and nothing below INBOX (37). */
    public static QuirkProfile domino() {
        return new QuirkProfile("Domino IMAP4 Server", "NAMESPACE", '\\', "") {
            @Override
            protected @Nullable String createRefusal(String mailbox, List<String> there) {
                return mailbox.startsWith("INBOX\\") ? "INBOX cannot have inferior mailboxes" : null;
            }
        };
    }

    /** Names without case, and not a word of it (19). */
    public static QuirkProfile ignoringCase() {
        return new QuirkProfile("Plain", "LITERAL+ UIDPLUS NAMESPACE", '/', "") {
            @Override
            protected boolean ignoresCase() {
                return true;
            }
        };
    }

    /** The end of the session at certain folders: at CREATE (20), or when they are opened (35). */
    public static QuirkProfile hangingUpAt(String theVerb, Predicate<String> which) {
        return new QuirkProfile("Plain", "LITERAL+ UIDPLUS NAMESPACE", '/', "") {
            @Override
            protected boolean endsSession(String verb, String mailbox) {
                return verb.equals(theVerb) && which.test(mailbox);
            }
        };
    }

    /** No UID commands (40). */
    public static QuirkProfile withoutUids() {
        return new QuirkProfile("263.net", "LITERAL+", '/', "") {
            @Override
            protected boolean knowsUids() {
                return false;
            }
        };
    }

    /** Folders that are made and cannot be opened (50), or that cannot be made (56). */
    public static QuirkProfile failingAt(Predicate<String> opening, Predicate<String> making) {
        return new QuirkProfile("Plain", "LITERAL+ UIDPLUS NAMESPACE", '/', "") {
            @Override
            protected @Nullable String openRefusal(String mailbox) {
                return opening.test(mailbox) ? "[NONEXISTENT] Mailbox does not exist" : null;
            }

            @Override
            protected @Nullable String createRefusal(String mailbox, List<String> there) {
                return making.test(mailbox) ? "Mailbox name is too long" : null;
            }
        };
    }

    /** \Seen although nobody but us has read (42). */
    public static QuirkProfile readingByPeeking() {
        return readingByPeeking(octets -> true);
    }

    /** The same for some messages. */
    public static QuirkProfile readingByPeeking(Predicate<String> which) {
        return new QuirkProfile("Plain", "LITERAL+ UIDPLUS NAMESPACE", '/', "") {
            @Override
            protected boolean readsByPeeking(String octets) {
                return which.test(octets);
            }
        };
    }

    /** The day of the copy as the date of all messages (44). */
    public static QuirkProfile withoutDates() {
        return new QuirkProfile("Plain", "LITERAL+ UIDPLUS NAMESPACE", '/', "") {
            @Override
            protected boolean keepsDates() {
                return false;
            }
        };
    }
}
