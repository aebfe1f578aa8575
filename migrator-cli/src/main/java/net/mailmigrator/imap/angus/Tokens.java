package net.mailmigrator.imap.angus;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Reads the tokens of one response (RFC 9051 §9) from the octets it came in. Blanks before a token are skipped. */
final class Tokens {
    private final byte[] buffer;
    private final int end;
    private int at;

    Tokens(byte[] buffer, int start, int end) {
        this.buffer = buffer;
        this.end = end;
        this.at = start;
    }

    static Tokens of(String text) {
        byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
        return new Tokens(octets, 0, octets.length);
    }

    /** Whether nothing but blanks is left. */
    boolean atEnd() {
        skipBlanks();
        return at >= end;
    }

    /** Takes the character if it comes next. */
    boolean take(char c) {
        skipBlanks();
        if (at < end && buffer[at] == c) {
            at++;
            return true;
        }
        return false;
    }

    /** Takes the character, or the response is malformed. */
    void expect(char c) throws ProtocolException {
        if (!take(c)) {
            throw malformed("'" + c + "' expected");
        }
    }

    /** Everything up to a blank, a parenthesis or the end. */
    String atom() throws ProtocolException {
        skipBlanks();
        int start = at;
        while (at < end && buffer[at] != ' ' && buffer[at] != '(' && buffer[at] != ')') {
            at++;
        }
        if (at == start) {
            throw malformed("a word expected");
        }
        return text(start, at);
    }

    /** A FETCH item's name; its section may hold blanks and parentheses. */
    String fetchItem() throws ProtocolException {
        skipBlanks();
        int start = at;
        int depth = 0;
        while (at < end && (depth > 0 || (buffer[at] != ' ' && buffer[at] != ')' && buffer[at] != '('))) {
            depth += buffer[at] == '[' ? 1 : buffer[at] == ']' ? -1 : 0;
            at++;
        }
        if (at == start || depth != 0) {
            throw malformed("a FETCH item expected");
        }
        return text(start, at);
    }

    /** A number. */
    long number() throws ProtocolException {
        String word = atom();
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException none) {
            throw malformed("a number expected, not " + word);
        }
    }

    /** A quoted string or a literal; null for NIL. */
    @Nullable
    Slice nstring() throws ProtocolException {
        skipBlanks();
        if (at < end && buffer[at] == '"') {
            return quoted();
        }
        if (at < end && buffer[at] == '{') {
            return literal();
        }
        if (atom().equalsIgnoreCase("NIL")) {
            return null;
        }
        throw malformed("a string or NIL expected");
    }

    /** A quoted string, a literal or an atom; one char per octet. */
    String astring() throws ProtocolException {
        skipBlanks();
        if (at < end && (buffer[at] == '"' || buffer[at] == '{')) {
            Slice string = nstring();
            return string == null ? "" : string.latin1();
        }
        return atom();
    }

    /** An astring at the end of a line; an atom may hold blanks and parentheses there, as broken servers send it. */
    String lastAstring() throws ProtocolException {
        skipBlanks();
        if (at < end && buffer[at] != '"' && buffer[at] != '{') {
            int start = at;
            String rest = text(start, end);
            int extended = rest.indexOf(" (");
            at = extended < 0 ? end : start + extended;
            return text(start, at);
        }
        return astring();
    }

    /** A parenthesised list of atoms and strings; lists within are skipped. */
    List<String> list() throws ProtocolException {
        List<String> items = new ArrayList<>();
        expect('(');
        while (!take(')')) {
            if (at < end && buffer[at] == '(') {
                skipValue();
            } else {
                items.add(astring());
            }
        }
        return items;
    }

    /** Any one value: string, NIL, number, atom or list. */
    void skipValue() throws ProtocolException {
        if (take('(')) {
            while (!take(')')) {
                skipValue();
            }
        } else {
            astring();
        }
    }

    private Slice quoted() throws ProtocolException {
        int start = ++at;
        boolean escaped = false;
        while (at < end && buffer[at] != '"') {
            escaped |= buffer[at] == '\\';
            at += buffer[at] == '\\' ? 2 : 1;
        }
        if (at >= end) {
            throw malformed("a quoted string does not end");
        }
        int length = at++ - start;
        return escaped ? unescaped(start, length) : new Slice(buffer, start, length);
    }

    private Slice unescaped(int start, int length) {
        byte[] plain = new byte[length];
        int count = 0;
        for (int i = start; i < start + length; i++) {
            i += buffer[i] == '\\' ? 1 : 0;
            plain[count++] = buffer[i];
        }
        return new Slice(plain, 0, count);
    }

    private Slice literal() throws ProtocolException {
        int close = at;
        while (close < end && buffer[close] != '}') {
            close++;
        }
        long length;
        try {
            length = Long.parseLong(text(at + 1, close));
        } catch (NumberFormatException none) {
            throw malformed("a literal's length expected");
        }
        int start = close + 3; // "}\r\n"
        if (length < 0 || start + length > end) {
            throw malformed("a literal of " + length + " octets is cut short");
        }
        at = start + (int) length;
        return new Slice(buffer, start, (int) length);
    }

    private void skipBlanks() {
        while (at < end && buffer[at] == ' ') {
            at++;
        }
    }

    private String text(int from, int to) {
        return new String(buffer, from, Math.max(0, to - from), StandardCharsets.ISO_8859_1);
    }

    /** The text tells the place, never what stands there: it may be a message's. */
    private ProtocolException malformed(String what) {
        return new ProtocolException("malformed response: " + what + " at octet " + at + " of " + end);
    }
}
