package net.mailmigrator.imap;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A message's flags: the system flags without \Recent, and the keywords. Keywords are compared without case (quirk 47)
 * and only ever written to a server if they are atoms (I8).
 *
 * @param keywords as the server wrote them, ordered without case; may hold keywords that are not atoms
 */
public record MessageFlags(Set<SystemFlag> system, SortedSet<String> keywords) {
    /** No flags. */
    public static final MessageFlags NONE = new MessageFlags(Set.of(), new TreeSet<>());

    /** \Seen alone. */
    public static final MessageFlags SEEN = new MessageFlags(Set.of(SystemFlag.SEEN), new TreeSet<>());

    /** \Deleted alone. */
    public static final MessageFlags DELETED = new MessageFlags(Set.of(SystemFlag.DELETED), new TreeSet<>());

    /** RFC 9051 system flags that a client may set. */
    public enum SystemFlag {
        SEEN("\\Seen"),
        ANSWERED("\\Answered"),
        FLAGGED("\\Flagged"),
        DELETED("\\Deleted"),
        DRAFT("\\Draft");

        private final String wire;

        SystemFlag(String wire) {
            this.wire = wire;
        }

        /** The flag as it stands in commands. */
        public String wire() {
            return wire;
        }
    }

    public MessageFlags {
        system = system.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(system));
        TreeSet<String> sorted = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        sorted.addAll(keywords);
        keywords = Collections.unmodifiableSortedSet(sorted);
    }

    /** Reads flags as a server sends them; \Recent is dropped, other unknown backslash flags count as keywords. */
    public static MessageFlags parse(Collection<String> wire) {
        EnumSet<SystemFlag> system = EnumSet.noneOf(SystemFlag.class);
        TreeSet<String> keywords = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        for (String flag : wire) {
            Stream.of(SystemFlag.values())
                    .filter(known -> known.wire.equalsIgnoreCase(flag))
                    .findFirst()
                    .ifPresentOrElse(system::add, () -> {
                        if (!flag.equalsIgnoreCase("\\Recent")) {
                            keywords.add(flag);
                        }
                    });
        }
        return new MessageFlags(system, keywords);
    }

    /** Whether a keyword may stand in a command: an RFC 9051 atom in ASCII, no backslash in front. */
    public static boolean isAtom(String keyword) {
        return !keyword.isEmpty() && keyword.chars().allMatch(c -> c > 0x20 && c < 0x7f && "(){%*\"\\]".indexOf(c) < 0);
    }

    /** The flags that may be sent: system flags and the keywords that are atoms. */
    public MessageFlags sendable() {
        return filter(flag -> true, MessageFlags::isAtom);
    }

    /** Whether there are none. */
    public boolean isEmpty() {
        return system.isEmpty() && keywords.isEmpty();
    }

    /** These and the others. */
    public MessageFlags plus(MessageFlags others) {
        return new MessageFlags(
                Stream.concat(system.stream(), others.system.stream()).collect(Collectors.toSet()),
                Stream.concat(keywords.stream(), others.keywords.stream())
                        .collect(Collectors.toCollection(() -> new TreeSet<>(String.CASE_INSENSITIVE_ORDER))));
    }

    /** These without the others. */
    public MessageFlags minus(MessageFlags others) {
        return filter(flag -> !others.system.contains(flag), keyword -> !others.keywords.contains(keyword));
    }

    /** Those of these that the others have too. */
    public MessageFlags and(MessageFlags others) {
        return filter(others.system::contains, keyword -> others.keywords.contains(keyword));
    }

    /** Those that pass. */
    public MessageFlags filter(Predicate<SystemFlag> flag, Predicate<String> keyword) {
        return new MessageFlags(
                system.stream().filter(flag).collect(Collectors.toSet()),
                keywords.stream().filter(keyword).collect(Collectors.toCollection(TreeSet::new)));
    }

    /** RFC 9051 flag list with its parentheses, of {@link #sendable()} flags only. */
    public String toFlagList() {
        return Stream.concat(
                        Stream.of(SystemFlag.values()).filter(system::contains).map(SystemFlag::wire),
                        keywords.stream().filter(MessageFlags::isAtom))
                .collect(Collectors.joining(" ", "(", ")"));
    }

    /** Equal but for the case of keywords. */
    @Override
    public boolean equals(Object other) {
        return other instanceof MessageFlags flags
                && system.equals(flags.system)
                && keywords.size() == flags.keywords.size()
                && (keywords.isEmpty() || lower().equals(flags.lower()));
    }

    @Override
    public int hashCode() {
        return 31 * system.hashCode() + lower().hashCode();
    }

    private Set<String> lower() {
        return keywords.stream()
                .map(keyword -> keyword.toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }
}
