package net.mailmigrator.report;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.Writer;

/**
 * Passes text on and notices unpaired surrogates, which UTF-8 cannot carry: text with one does not read back as it was
 * written. Not for several threads.
 */
final class SurrogateWatch extends FilterWriter {
    private boolean high;
    private boolean found;

    SurrogateWatch(Writer out) {
        super(out);
    }

    /** Whether there was one. */
    boolean found() {
        return found || high;
    }

    @Override
    public void write(int c) throws IOException {
        see((char) c);
        out.write(c);
    }

    @Override
    public void write(char[] text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            see(text[i]);
        }
        out.write(text, from, length);
    }

    @Override
    public void write(String text, int from, int length) throws IOException {
        for (int i = from; i < from + length; i++) {
            see(text.charAt(i));
        }
        out.write(text, from, length);
    }

    private void see(char c) {
        found |= high != Character.isLowSurrogate(c);
        high = Character.isHighSurrogate(c);
    }
}
