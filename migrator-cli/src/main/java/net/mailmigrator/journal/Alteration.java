package net.mailmigrator.journal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import net.mailmigrator.imap.Digest;
import net.mailmigrator.imap.MessageFlags;

/**
 * How a message as it was sent differs from what the source handed out (I6): the row's own digests, date and flags are
 * those that were sent.
 *
 * @param names what was done to it, in order: names of repairs, or where its date was taken from
 * @param withoutKeywords keywords that the target refuses and that were left out
 * @param sourceOctets how many octets the source handed out
 * @param source SHA-256 of these octets
 */
public record Alteration(List<String> names, SortedSet<String> withoutKeywords, long sourceOctets, Digest source) {
    /** It was sent without the \\Seen that the source had set because the message was fetched (quirk 42). */
    public static final String UNREAD = "unread";

    private static final String KEYWORD = "keyword=";

    public Alteration {
        names = List.copyOf(names);
        TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(withoutKeywords);
        withoutKeywords = Collections.unmodifiableSortedSet(sorted);
    }

    /** The flags that were sent, of those that count as dealt with. */
    MessageFlags sent(MessageFlags base) {
        MessageFlags kept = base.filter(flag -> true, keyword -> !withoutKeywords.contains(keyword));
        return names.contains(UNREAD) ? kept.minus(MessageFlags.SEEN) : kept;
    }

    /** The keyword that a part of {@link #text()} stands for. */
    static Optional<String> keyword(String token) {
        return token.startsWith(KEYWORD) ? Optional.of(token.substring(KEYWORD.length())) : Optional.empty();
    }

    /** The alteration in one value: names and keywords are atoms, so that a blank keeps them apart. */
    String text() {
        return String.join(
                " ",
                Stream.concat(names.stream(), withoutKeywords.stream().map(KEYWORD::concat))
                        .toList());
    }

    /** Reads {@link #text()}. */
    static Alteration parse(String text, long sourceOctets, Digest source) {
        List<String> names = new ArrayList<>();
        TreeSet<String> keywords = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String token : text.split(" ")) {
            keyword(token).ifPresentOrElse(keywords::add, () -> names.add(token));
        }
        return new Alteration(names, keywords, sourceOctets, source);
    }
}
