package net.mailmigrator.testing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongPredicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageFlags.SystemFlag;
import net.mailmigrator.imap.UidSet;
import org.jspecify.annotations.Nullable;

/** APPEND, and the UID commands on messages of a mailbox, as a profile has them. */
final class QuirkMessages {
    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern("d-MMM-yyyy HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern BODY = Pattern.compile("BODY(?:\\.PEEK)?\\[(HEADER)?](?:<(\\d+)\\.(\\d+)>)?");

    private final QuirkServer server;
    private final QuirkProfile profile;

    QuirkMessages(QuirkServer server) {
        this.server = server;
        this.profile = server.profile;
    }

    /** The tagged answer, with the message stored where it is OK. */
    String append(QuirkCommand command, @Nullable InMemoryMailbox box) {
        if (box == null || !box.selectable()) {
            return "NO [TRYCREATE] Mailbox doesn't exist";
        }
        String octets = command.word(command.words().size() - 1);
        String refusal = profile.appendRefusal(octets);
        if (refusal != null) {
            return refusal;
        }
        MessageFlags flags = profile.appended(MessageFlags.parse(command.list()));
        InternalDate date = profile.keepsDates() ? date(command) : InternalDate.ofEpochSecond(1_700_000_000);
        byte[] stored = octets.getBytes(StandardCharsets.ISO_8859_1);
        long uid = box.store(List.of(next -> new StoredMessage(next, stored, flags, date)))
                .get(0);
        expungeDeleted(box);
        return profile.offers("UIDPLUS")
                ? "OK [APPENDUID " + box.status().uidValidity().value() + " " + uid + "] stored"
                : "OK stored";
    }

    private static @Nullable InternalDate date(QuirkCommand command) {
        String text = command.word(command.words().size() - 2).strip();
        if (!text.matches("\\d.*:.*")) {
            return null;
        }
        OffsetDateTime date = OffsetDateTime.parse(text, DATE);
        return new InternalDate(date.toEpochSecond(), date.getOffset().getTotalSeconds());
    }

    /** Answers; false where the session ends. */
    boolean answer(QuirkCommand command, InMemoryMailbox box, QuirkSession session) throws IOException {
        LongPredicate asked = set(command.word(0), box.status().uidNext() - 1);
        UidSet uids = UidSet.of(box.messages().stream()
                .mapToLong(StoredMessage::uid)
                .filter(asked)
                .toArray());
        switch (command.verb()) {
            case "UID FETCH" -> {
                return fetch(command, box, uids, session);
            }
            case "UID STORE" -> store(command, box, uids, session);
            default -> {
                box.expungeDeleted(uids);
                session.ok(command);
            }
        }
        return true;
    }

    private static LongPredicate set(String text, long highest) {
        LongPredicate all = uid -> false;
        for (String range : text.split(",", -1)) {
            String[] ends = range.replace("*", String.valueOf(highest)).split(":", -1);
            long one = Long.parseLong(ends[0]);
            long other = Long.parseLong(ends[ends.length - 1]);
            all = all.or(uid -> uid >= Math.min(one, other) && uid <= Math.max(one, other));
        }
        return all;
    }

    private void store(QuirkCommand command, InMemoryMailbox box, UidSet uids, QuirkSession session)
            throws IOException {
        boolean conditional = command.word(1).startsWith("(UNCHANGEDSINCE");
        long unchangedSince = conditional ? Long.parseLong(command.word(1).replaceAll("\\D", "")) : 0;
        String flags = command.word(command.words().size() - 1).replaceAll("[()]", "");
        MessageFlags changed = MessageFlags.parse(List.of(flags.split(" ", -1)));
        String which = command.word(conditional ? 2 : 1);
        UidSet modified = box.change(
                uids, which.startsWith("+") ? FlagChange.set(changed) : FlagChange.clear(changed), unchangedSince);
        expungeDeleted(box);
        session.tagged(
                command, modified.isEmpty() ? "OK stored" : "OK [MODIFIED " + modified.toSequenceSet() + "] not all");
    }

    private void expungeDeleted(InMemoryMailbox box) {
        if (profile.expungesDeleted()) {
            box.messages().stream()
                    .filter(message -> message.flags().system().contains(SystemFlag.DELETED))
                    .forEach(message -> box.expunge(message.uid()));
        }
    }

    private boolean fetch(QuirkCommand command, InMemoryMailbox box, UidSet uids, QuirkSession session)
            throws IOException {
        String items =
                String.join(" ", command.words().subList(1, command.words().size()));
        boolean texts = items.contains("BODY");
        String refusal = texts ? profile.fetchRefusal(server.fetches.incrementAndGet()) : null;
        if (refusal != null) {
            session.tagged(command, "NO " + refusal);
            session.line("* BYE " + refusal);
            return false;
        }
        long sequence = 0;
        for (StoredMessage message : box.messages()) {
            sequence++;
            if (uids.contains(message.uid())) {
                StoredMessage shown = texts && profile.readsByPeeking(QuirkCommand.latin1(message.octets()))
                        ? read(box, message)
                        : message;
                session.line("* " + profile.sequence(sequence) + " FETCH ("
                        + String.join(" ", data(items, shown, modSeq(box, message.uid()))) + ")");
            }
        }
        session.ok(command);
        return true;
    }

    private static StoredMessage read(InMemoryMailbox box, StoredMessage message) {
        MessageFlags seen = message.flags().plus(MessageFlags.parse(List.of("\\Seen")));
        box.setFlags(message.uid(), seen);
        return message.withFlags(seen);
    }

    private static long modSeq(InMemoryMailbox box, long uid) {
        return box.current(UidSet.of(uid), true).get(0).modSeq();
    }

    private List<String> data(String items, StoredMessage message, long modSeq) {
        String octets = profile.shown(QuirkCommand.latin1(message.octets()), message.flags());
        List<String> data = new ArrayList<>();
        data.add("UID " + message.uid());
        if (items.contains("FLAGS")) {
            data.add("FLAGS " + message.flags().toFlagList());
        }
        InternalDate date = message.internalDate();
        if (items.contains("INTERNALDATE") && date != null) {
            data.add("INTERNALDATE \"" + date.format() + "\"");
        }
        if (items.contains("RFC822.SIZE")) {
            data.add("RFC822.SIZE " + profile.announced(octets.length()));
        }
        if (items.contains("MODSEQ")) {
            data.add("MODSEQ (" + modSeq + ")");
        }
        Matcher body = BODY.matcher(items);
        if (body.find()) {
            data.add(body(body, octets));
        }
        return data;
    }

    private String body(Matcher asked, String octets) {
        boolean header = asked.group(1) != null;
        String part = header ? profile.shownHeader(octets.substring(0, headerLength(octets))) : octets;
        String name = "BODY[" + (header ? "HEADER" : "") + "]";
        if (asked.group(2) != null) {
            int from = Math.min(part.length(), Integer.parseInt(asked.group(2)));
            part = part.substring(from, Math.min(part.length(), from + Integer.parseInt(asked.group(3))));
            name += "<" + asked.group(2) + ">";
        }
        return name + " {" + part.length() + "}\r\n" + part;
    }

    /** With the empty line; the whole where there is none. */
    private static int headerLength(String octets) {
        if (octets.startsWith("\r\n")) {
            return 2;
        }
        int end = octets.indexOf("\r\n\r\n");
        return end < 0 ? octets.length() : end + 4;
    }
}
