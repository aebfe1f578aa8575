package net.mailmigrator.model;

import java.text.Normalizer;
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
        String local = Normalizer.normalize(trimmed.substring(0, at), Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT);
        return DomainName.parse(trimmed.substring(at + 1)).map(domain -> new EmailAddress(local, domain.ascii()));
    }

    /** As people write it, with the letters of its domain: for letters and reports. */
    public String unicode() {
        return localPart + "@" + new DomainName(domain).unicode();
    }

    /** Without what follows a plus sign, which many servers take for a mark of the user's own. */
    public EmailAddress withoutSubaddress() {
        int plus = localPart.indexOf('+');
        return plus < 1 ? this : new EmailAddress(localPart.substring(0, plus), domain);
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
