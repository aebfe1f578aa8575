package net.mailmigrator.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A value of the settings in which fields of an account stand. What {@code ${env:…}} and {@code ${file:…}} gave is
 * literal text by now and is never expanded again, so that a password may hold any characters.
 *
 * @param form as written in the settings, placeholders unexpanded
 * @param parts literal text and fields in turn
 */
public record Template(String form, List<Part> parts) {
    public Template {
        parts = List.copyOf(parts);
    }

    /** Literal text, or a field of the account. */
    public record Part(String text, @Nullable AccountField field) {
        /** Literal text may be a secret. */
        @Override
        public String toString() {
            return field == null ? "…" : "${" + field.placeholder() + "}";
        }
    }

    /** What stands for a field. */
    @FunctionalInterface
    public interface Fields<X extends Exception> {
        /** The account's value. */
        String value(AccountField field) throws X;
    }

    /** Puts in the account's values. */
    public <X extends Exception> String expand(Fields<X> fields) throws X {
        StringBuilder text = new StringBuilder();
        for (Part part : parts) {
            text.append(part.field() == null ? part.text() : fields.value(part.field()));
        }
        return text.toString();
    }

    /** The value as a path that starts at a folder, where it is not absolute. */
    Template startingAt(Path folder) {
        List<Part> all = new ArrayList<>(parts);
        if (!parts.isEmpty() && parts.get(0).field() == null) {
            String first = parts.get(0).text();
            all.set(
                    0,
                    new Part(
                            folder.toAbsolutePath().resolve(first).normalize() + (first.endsWith("/") ? "/" : ""),
                            null));
        }
        return new Template(form, all);
    }

    /** The form may hold a password that was written into the settings. */
    @Override
    public String toString() {
        return "[template]";
    }
}
