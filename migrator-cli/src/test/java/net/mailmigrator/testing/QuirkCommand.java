package net.mailmigrator.testing;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A command that a {@link QuirkSession} got.
 *
 * @param verb in upper case; two words for UID commands
 * @param words what follows: atoms, strings and literals, one char per octet, and lists with their parentheses
 */
record QuirkCommand(String tag, String verb, List<String> words) {
    private static final Pattern LITERAL = Pattern.compile("\\{(\\d+)(\\+?)}$");
    private static final Pattern WORD =
            Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|\\(((?:[^()]|\\([^()]*\\))*)\\)|([^\\s()]+)");

    /** The next command, with leave given for its literals; null at the end of the stream. */
    static @Nullable QuirkCommand read(InputStream in, OutputStream out) throws IOException {
        List<String> words = new ArrayList<>();
        while (true) {
            String line = line(in);
            if (line == null) {
                return null;
            }
            Matcher literal = LITERAL.matcher(line);
            boolean more = literal.find();
            split(more ? line.substring(0, literal.start()) : line, words);
            if (!more) {
                return of(words);
            }
            if (literal.group(2).isEmpty()) {
                out.write("+ go on\r\n".getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            words.add(latin1(in.readNBytes(Integer.parseInt(literal.group(1)))));
        }
    }

    private static QuirkCommand of(List<String> words) {
        String verb = words.size() < 2 ? "" : words.get(1).toUpperCase(Locale.ROOT);
        int next = Math.min(2, words.size());
        if (verb.equals("UID") && words.size() > 2) {
            verb += " " + words.get(2).toUpperCase(Locale.ROOT);
            next = 3;
        }
        return new QuirkCommand(words.isEmpty() ? "*" : words.get(0), verb, words.subList(next, words.size()));
    }

    /** A word, or nothing where there are fewer. */
    String word(int index) {
        return index < words.size() ? words.get(index) : "";
    }

    /** The words of the first list, without its parentheses. */
    List<String> list() {
        return words.stream()
                .filter(word -> word.startsWith("("))
                .findFirst()
                .map(word -> word.substring(1, word.length() - 1).strip())
                .filter(inner -> !inner.isEmpty())
                .map(inner -> List.of(inner.split(" +", -1)))
                .orElse(List.of());
    }

    private static void split(String text, List<String> words) {
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            if (word.group(1) != null) {
                words.add(word.group(1).replaceAll("\\\\(.)", "$1"));
            } else {
                words.add(word.group());
            }
        }
    }

    private static @Nullable String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                return null;
            }
            line.write(octet);
        }
        String text = latin1(line.toByteArray());
        return text.endsWith("\r") ? text.substring(0, text.length() - 1) : text;
    }

    static String latin1(byte[] octets) {
        return new String(octets, StandardCharsets.ISO_8859_1);
    }
}
