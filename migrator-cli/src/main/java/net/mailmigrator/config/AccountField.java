package net.mailmigrator.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Placeholders that differ from account to account. */
public enum AccountField {
    LOGIN("login"),
    ADDRESS("address"),
    LOCAL_PART("localPart"),
    DOMAIN("domain"),
    SOURCE_HOST("sourceHost"),
    TARGET_HOST("targetHost");

    private final String placeholder;

    AccountField(String placeholder) {
        this.placeholder = placeholder;
    }

    /** The name between the braces. */
    public String placeholder() {
        return placeholder;
    }

    static Optional<AccountField> named(String name) {
        return Stream.of(values())
                .filter(field -> field.placeholder.equals(name))
                .findFirst();
    }

    static List<String> names() {
        return Stream.of(values()).map(AccountField::placeholder).toList();
    }
}
