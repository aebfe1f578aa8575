package net.mailmigrator.imap.angus;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.MailboxName;

/**
 * A command without its tag: text, and strings that are quoted where they can be and literals elsewhere (I8: nothing
 * that comes from outside gets into the text otherwise).
 */
final class Command {
    private final List<byte[]> parts = new ArrayList<>();
    private final ByteArrayOutputStream text = new ByteArrayOutputStream();
    private final StringBuilder traced = new StringBuilder();

    private Command() {}

    /** Starts with fixed text of our own, ASCII. */
    static Command of(String text) {
        return new Command().text(text);
    }

    /** Goes on with text of our own, ASCII, without CR and LF. */
    Command text(String more) {
        text.writeBytes(more.getBytes(StandardCharsets.US_ASCII));
        traced.append(more);
        return this;
    }

    /** A mailbox name as its server writes it. */
    Command mailbox(MailboxName name) {
        return string(name.wire().getBytes(StandardCharsets.ISO_8859_1));
    }

    /** Any octets as a string. */
    Command string(byte[] octets) {
        if (isQuotable(octets)) {
            String quoted = new String(octets, StandardCharsets.US_ASCII)
                    .replace("\\", "\\\\")
                    .replace("\"", "\\\"");
            return text('"' + quoted + '"');
        }
        parts.add(text.toByteArray());
        parts.add(octets.clone());
        text.reset();
        traced.append('{').append(octets.length).append('}');
        return this;
    }

    /** A string that no trace shows. */
    Command secret(byte[] octets) {
        int shown = traced.length();
        string(octets);
        traced.setLength(shown);
        traced.append("[redacted]");
        return this;
    }

    private static boolean isQuotable(byte[] octets) {
        for (byte octet : octets) {
            if (octet < 0x20 || octet > 0x7e) {
                return false;
            }
        }
        return true;
    }

    /** Text, literal, text, ..., text: an odd number of parts. */
    List<byte[]> parts() {
        List<byte[]> all = new ArrayList<>(parts);
        all.add(text.toByteArray());
        return all;
    }

    /** What a trace shows. */
    @Override
    public String toString() {
        return traced.toString();
    }
}
