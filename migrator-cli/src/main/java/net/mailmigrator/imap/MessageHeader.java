package net.mailmigrator.imap;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The header block of a message as its server hands it out, one char per octet (RFC 5322 §2.2).
 *
 * @param fields unfolded lines, in their order
 */
public record MessageHeader(List<String> fields) {
    private static final int LONGEST = 256 * 1024;
    private static final Pattern FOLDING = Pattern.compile("\r?\n(?=[ \t])");

    public MessageHeader {
        fields = List.copyOf(fields);
    }

    /** Of a whole message or of its header block; what is longer than 256 KB is cut off. */
    public static MessageHeader of(MessageContent content) {
        Sink sink = new Sink();
        try {
            content.writeTo(sink);
        } catch (IOException enough) {
            // it has come to the end of the header, or the header is too long to be one
        }
        return new MessageHeader(
                List.of(FOLDING.matcher(sink.text).replaceAll("").split("\r?\n")));
    }

    /** The Message-ID in its angle brackets; empty where there is none. */
    public Optional<String> messageId() {
        return fields.stream()
                .filter(field -> field.toLowerCase(Locale.ROOT).startsWith("message-id:"))
                .map(field -> field.substring("message-id:".length()).strip())
                .filter(id -> !id.isEmpty())
                .findFirst();
    }

    /** Takes the header block in, and throws to end the writing. */
    private static final class Sink extends OutputStream {
        private final StringBuilder text = new StringBuilder();
        private boolean lineHasText;

        @Override
        public void write(int octet) throws IOException {
            char c = (char) (octet & 0xff);
            if ((c == '\n' && !lineHasText) || text.length() == LONGEST) {
                throw new IOException("enough");
            }
            lineHasText = c != '\n' && (lineHasText || c != '\r');
            text.append(c);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            for (int i = offset; i < offset + length; i++) {
                write(octets[i]);
            }
        }
    }
}
