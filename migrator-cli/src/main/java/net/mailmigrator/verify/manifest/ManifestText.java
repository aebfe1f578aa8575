package net.mailmigrator.verify.manifest;

import java.util.Locale;

/**
 * Text in a field of a manifest: UTF-8, where nothing breaks the line or the column. A backslash is doubled; control,
 * format and line separating characters and unpaired surrogates become a backslash, {@code u}, four hexadecimal digits;
 * so does a number sign at the beginning, which would make a comment of the line.
 */
final class ManifestText {
    private ManifestText() {}

    static String escape(String text) {
        StringBuilder safe = new StringBuilder(text.length());
        for (int at = 0; at < text.length(); ) {
            int point = text.codePointAt(at);
            if (point == '\\') {
                safe.append("\\\\");
            } else if (isSpecial(point) || (point == '#' && at == 0)) {
                text.substring(at, at + Character.charCount(point))
                        .chars()
                        .forEach(unit -> safe.append(String.format(Locale.ROOT, "\\u%04x", unit)));
            } else {
                safe.appendCodePoint(point);
            }
            at += Character.charCount(point);
        }
        return safe.toString();
    }

    private static boolean isSpecial(int point) {
        return switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE -> true;
            default -> false;
        };
    }

    /**
     * The text again.
     *
     * @throws IllegalArgumentException where it was not made by {@link #escape}
     */
    static String unescape(String safe) {
        StringBuilder text = new StringBuilder(safe.length());
        for (int at = 0; at < safe.length(); at++) {
            char unit = safe.charAt(at);
            if (unit != '\\') {
                text.append(unit);
            } else if (safe.startsWith("\\\\", at)) {
                text.append('\\');
                at++;
            } else if (safe.startsWith("\\u", at) && at + 6 <= safe.length()) {
                text.append((char) Integer.parseInt(safe.substring(at + 2, at + 6), 16));
                at += 5;
            } else {
                throw new IllegalArgumentException("a backslash stands alone");
            }
        }
        return text.toString();
    }
}
