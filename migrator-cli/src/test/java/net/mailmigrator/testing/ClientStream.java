package net.mailmigrator.testing;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.testing.FaultPlan.Place;

/** Follows what an IMAP client sends, to find a place in it. One thread takes; others may ask about complete APPENDs. */
final class ClientStream {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\+?}$");
    private static final Pattern APPEND = Pattern.compile("(?i)\\S+ APPEND .*");
    private static final Pattern CHANGE = Pattern.compile("(?i)\\S+ UID (STORE|EXPUNGE) .*");

    private final Place place;
    private final StringBuilder line = new StringBuilder();
    private long octets;
    private boolean inCommand;
    private boolean inAppend;
    private int appends;
    private int literals;
    private int literalLength;
    private int literalLeft;
    private final AtomicInteger complete = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private volatile boolean endsWithWrite;

    ClientStream(Place place) {
        this.place = place;
    }

    /** Takes octets up to the place; returns how many that were. */
    int takeUntilPlace(byte[] buffer, int length) {
        for (int i = 0; i < length; i++) {
            if (isPlace(buffer[i])) {
                return i;
            }
            take(buffer[i]);
        }
        return length;
    }

    /** Takes octets wherever they lead to. */
    void take(byte[] buffer, int from, int length) {
        for (int i = from; i < length; i++) {
            take(buffer[i]);
        }
    }

    /** How many APPENDs were taken with their last CRLF. */
    int completeAppends() {
        return complete.get();
    }

    /** How many STOREs and EXPUNGEs were taken with their CRLF. */
    int completeChanges() {
        return changes.get();
    }

    /** Whether the last octets taken made a command complete that writes, so that it takes effect or has just done so. */
    boolean endsWithWrite() {
        return endsWithWrite;
    }

    private boolean isPlace(byte next) {
        return switch (place.kind()) {
            case CLIENT_OCTETS -> octets == place.octets();
            case APPEND_LITERAL ->
                inAppend
                        && literalLeft > 0
                        && literals == place.number()
                        && literalLength - literalLeft == place.octets() % literalLength;
            case APPEND_END ->
                inAppend && literalLeft == 0 && appends == place.number() && line.length() == 0 && next == '\r';
            case CHANGE_END ->
                next == '\r'
                        && literalLeft == 0
                        && !inCommand
                        && changes.get() == place.number() - 1
                        && CHANGE.matcher(line).matches();
            case SERVER_OCTETS, APPEND_ANSWER, CHANGE_ANSWER -> false;
        };
    }

    private void take(byte octet) {
        octets++;
        endsWithWrite = false;
        if (literalLeft > 0) {
            literalLeft--;
        } else if (octet == '\n') {
            endLine(line.toString().stripTrailing());
            line.setLength(0);
        } else {
            line.append((char) (octet & 0xff));
        }
    }

    private void endLine(String text) {
        if (!inCommand && APPEND.matcher(text).matches()) {
            inAppend = true;
            appends++;
        }
        Matcher literal = LITERAL.matcher(text);
        inCommand = literal.find();
        if (inCommand) {
            literalLength = Integer.parseInt(literal.group(1));
            literalLeft = literalLength;
            literals += inAppend ? 1 : 0;
        } else if (inAppend) {
            inAppend = false;
            endsWithWrite = true;
            complete.incrementAndGet();
        } else if (CHANGE.matcher(text).matches()) {
            endsWithWrite = true;
            changes.incrementAndGet();
        }
    }
}
