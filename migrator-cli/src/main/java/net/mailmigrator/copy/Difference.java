package net.mailmigrator.copy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import net.mailmigrator.copy.DigestCollector.Read;
import net.mailmigrator.imap.Digests;
import net.mailmigrator.imap.FetchSink;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.model.MailException;

/**
 * Names what a target has made of a message that was sent. Both mailboxes are opened: where nothing that is known explains
 * the text, the header lines are compared that differ. Nothing is kept of them but their names. One thread.
 */
final class Difference {
    /** What a class begins with that names header lines. */
    static final String HEADER_LINES = "header lines ";
    /** A target that changes dates: they tell no messages apart there. */
    static final String DATE = "INTERNALDATE";

    private final Sessions sessions;

    Difference(Sessions sessions) {
        this.sessions = sessions;
    }

    /** Names; none where what came out is what was sent. */
    SortedSet<String> of(MessageRow sent, Read there) throws MailException {
        SortedSet<String> names = new TreeSet<>();
        Digests before = Objects.requireNonNull(sent.digests());
        if (!before.exact().equals(there.digests().exact())) {
            names.add(ofText(sent, before, there));
        }
        if (there.digests().octets() != there.metadata().size()) {
            names.add("sizes, which are listed otherwise than messages are handed out");
        }
        InternalDate date = sent.internalDate();
        InternalDate dateThere = there.metadata().internalDate();
        if (date != null && (dateThere == null || date.epochSecond() != dateThere.epochSecond())) {
            names.add(DATE);
        }
        return names;
    }

    private String ofText(MessageRow sent, Digests before, Read there) throws MailException {
        if (before.loose().equals(there.digests().loose())) {
            return "line ends, NUL or lines that copying tools add";
        }
        if (before.mayBecome(there.digests())) {
            return "octets above 127 in headers, which become X";
        }
        SortedSet<String> lines = headerLines(sent, there);
        return lines.isEmpty() ? "the text" : HEADER_LINES + String.join(", ", lines);
    }

    private SortedSet<String> headerLines(MessageRow sent, Read there) throws MailException {
        if (sent.alteration() != null || sent.sourceUid() < 1) {
            return new TreeSet<>();
        }
        List<String> ours = header(sessions.reader(), sent.sourceUid());
        List<String> theirs = header(sessions.writer(), there.metadata().uid());
        List<String> differing = new ArrayList<>(ours);
        theirs.forEach(line -> {
            if (!differing.remove(line)) {
                differing.add(line);
            }
        });
        SortedSet<String> names = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        differing.forEach(line -> names.add(name(line)));
        return names;
    }

    private static String name(String line) {
        String name = line.substring(0, Math.max(0, line.indexOf(':'))).strip();
        return name.matches("[\\x21-\\x7e]{1,60}") ? name.toLowerCase(Locale.ROOT) : "without a name";
    }

    /** Its lines, unfolded. */
    private static List<String> header(MailboxReader reader, long uid) throws MailException {
        Text text = new Text();
        reader.fetchHeaders(UidSet.of(uid), text);
        return List.of(text.octets
                .toString(StandardCharsets.ISO_8859_1)
                .replaceAll("\r?\n[ \t]+", " ")
                .strip()
                .split("\r?\n"));
    }

    private static final class Text implements FetchSink {
        private final ByteArrayOutputStream octets = new ByteArrayOutputStream();

        @Override
        public void message(FetchedMessage message) {
            try (MessageContent content = message.content()) {
                content.writeTo(octets);
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }

        @Override
        public void unreadable(long uid, String answer) {}

        @Override
        public void absent(long uid) {}
    }
}
