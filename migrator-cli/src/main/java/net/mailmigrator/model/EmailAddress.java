package net.mailmigrator.model;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;

/**
 * An address in the form that mail servers compare: local part and A-label domain in lower case (R29).
 *
 * @param localPart left of the last at sign
 * @param domain right of it, ASCII
 */
public record EmailAddress(String localPart, String domain) implements Comparable<EmailAddress> {
    /** Reads an address; empty where it is none. Blanks around it are dropped. */
    public static Optional<EmailAddress> parse(String text) {
        String trimmed = text.strip();
        int at = trimmed.lastIndexOf('@');
        if (at < 1 || at == trimmed.length() - 1 || trimmed.chars().anyMatch(c -> c <= ' ')) {
            return Optional.empty();
        }
        try {
            String domain = IDN.toASCII(trimmed.substring(at + 1), IDN.ALLOW_UNASSIGNED);
            return domain.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new EmailAddress(
                            trimmed.substring(0, at).toLowerCase(Locale.ROOT), domain.toLowerCase(Locale.ROOT)));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    @Override
    public int compareTo(EmailAddress other) {
        return toString().compareTo(other.toString());
    }

    @Override
    public String toString() {
        return localPart + "@" + domain;
    }
}
