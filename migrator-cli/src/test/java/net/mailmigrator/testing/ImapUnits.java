package net.mailmigrator.testing;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts one direction of an IMAP dialogue into commands or answers, literals included. One thread. */
final class ImapUnits {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)\\+?}$");

    private final StringBuilder line = new StringBuilder();
    private String first = "";
    private long literalLeft;
    private boolean complete;

    /** Takes octets, at most up to the end of a command or answer; returns how many were taken. */
    int take(byte[] buffer, int from, int to) {
        if (complete) {
            complete = false;
            first = "";
        }
        int at = from;
        while (at < to && !complete) {
            if (literalLeft > 0) {
                int skipped = (int) Math.min(literalLeft, to - at);
                literalLeft -= skipped;
                at += skipped;
            } else {
                take((char) (buffer[at++] & 0xff));
            }
        }
        return at - from;
    }

    private void take(char octet) {
        if (octet != '\n') {
            line.append(octet);
            return;
        }
        String text = line.toString().stripTrailing();
        line.setLength(0);
        first = first.isEmpty() ? text : first;
        Matcher literal = LITERAL.matcher(text);
        complete = !literal.find();
        literalLeft = complete ? 0 : Long.parseLong(literal.group(1));
    }

    /** Whether the octets taken last ended a unit. */
    boolean isComplete() {
        return complete;
    }

    /** Whether the unit is one with which something is done or is known to be done: no untagged answer, no "+". */
    boolean isStep() {
        return complete && !first.startsWith("*") && !first.startsWith("+");
    }
}
