package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The multiset of an account's messages, to compare copies.
 *
 * @param entries sorted
 */
public record MailManifest(List<Entry> entries) {
    /**
     * One message.
     *
     * @param folder decoded, levels joined with a slash, the namespace's prefix left out
     * @param flags system flags and keywords in lower case, sorted, joined with blanks; without \recent
     * @param internalDate epoch seconds
     */
    public record Entry(String folder, String flags, long internalDate, String sha256) implements Comparable<Entry> {
        private static final Comparator<Entry> ORDER = Comparator.comparing(Entry::folder)
                .thenComparing(Entry::internalDate)
                .thenComparing(Entry::sha256)
                .thenComparing(Entry::flags);

        /** An entry of flags as a server sends them. */
        static Entry of(String folder, Collection<String> flags, long internalDate, String sha256) {
            TreeSet<String> sorted = new TreeSet<>();
            flags.forEach(flag -> sorted.add(flag.toLowerCase(Locale.ROOT)));
            sorted.remove("\\recent");
            return new Entry(folder, String.join(" ", sorted), internalDate, sha256);
        }

        private Stream<String> flagSet() {
            return Stream.of(flags.split(" ")).filter(flag -> !flag.isEmpty());
        }

        private boolean has(String flag) {
            return flagSet().anyMatch(flag::equals);
        }

        @Override
        public int compareTo(Entry other) {
            return ORDER.compare(this, other);
        }
    }

    public MailManifest {
        entries = entries.stream().sorted().toList();
    }

    /** The manifest without the messages of one folder. */
    public MailManifest withoutFolder(String folder) {
        return new MailManifest(
                entries.stream().filter(entry -> !entry.folder().equals(folder)).toList());
    }

    /** Only the messages with one flag, in lower case. */
    public MailManifest with(String flag) {
        return new MailManifest(
                entries.stream().filter(entry -> entry.has(flag)).toList());
    }

    /** Only the messages without one flag, in lower case. */
    public MailManifest lacking(String flag) {
        return new MailManifest(
                entries.stream().filter(entry -> !entry.has(flag)).toList());
    }

    /** All messages without a flag, in lower case. */
    public MailManifest without(String flag) {
        return new MailManifest(entries.stream()
                .map(entry -> Entry.of(
                        entry.folder(),
                        entry.flagSet().filter(one -> !one.equals(flag)).toList(),
                        entry.internalDate(),
                        entry.sha256()))
                .toList());
    }

    /** How many messages. */
    public int size() {
        return entries.size();
    }

    /** What this has and the other lacks, copies counted. */
    public List<Entry> minus(MailManifest other) {
        List<Entry> left = new ArrayList<>(entries);
        other.entries.forEach(left::remove);
        return left;
    }

    /** The folder of a name as it stands in entries. */
    static String folder(String decoded, String prefix, char separator) {
        String own = !prefix.isEmpty() && decoded.startsWith(prefix) ? decoded.substring(prefix.length()) : decoded;
        return separator == 0 ? own : own.replace(separator, '/');
    }
}
