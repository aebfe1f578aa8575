package net.mailmigrator.imap;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A mailbox as LIST shows it.
 *
 * @param separator the hierarchy separator; null for a flat name
 * @param attributes as sent, backslash included, in lower case: {@code \noselect}, {@code \sent}
 * @param subscribed whether LSUB or LIST (SUBSCRIBED) names it
 */
public record ListedMailbox(
        MailboxName name, @Nullable Character separator, Set<String> attributes, boolean subscribed) {
    /** Special-use attributes of RFC 6154, in lower case. */
    private static final Set<String> SPECIAL_USES =
            Set.of("\\all", "\\archive", "\\drafts", "\\flagged", "\\junk", "\\sent", "\\trash");

    public ListedMailbox {
        attributes = Set.copyOf(attributes.stream()
                .map(attribute -> attribute.toLowerCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
    }

    /** Whether it can be opened. */
    public boolean selectable() {
        return !attributes.contains("\\noselect") && !attributes.contains("\\nonexistent");
    }

    /** Its special use, without the backslash, in lower case: {@code sent}. */
    public Optional<String> specialUse() {
        return attributes.stream()
                .filter(SPECIAL_USES::contains)
                .sorted()
                .findFirst()
                .map(use -> use.substring(1));
    }
}
