package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import net.mailmigrator.imap.FetchedMessage;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageContent;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.journal.Alteration;
import net.mailmigrator.journal.BatchMember;
import org.jspecify.annotations.Nullable;

/**
 * A message as it is to be sent: as the source has it, or altered. The octets belong to the fetched message.
 *
 * @param names what was done to it, for {@link Alteration#names()}
 * @param withoutKeywords keywords that are left out because the target refuses them
 */
record SendableMessage(
        FetchedMessage source,
        MessageContent content,
        InternalDate date,
        MessageFlags flags,
        List<String> names,
        SortedSet<String> withoutKeywords) {
    static final String DATE_RECEIVED = "date-received";
    static final String DATE_HEADER = "date-header";
    static final String DATE_COPYING = "date-copying";

    private static final long A_DAY = 86_400;

    /**
     * As the source has it; without a valid INTERNALDATE with the best date there is.
     *
     * @param now of the copying, in epoch seconds. It is what a server takes where APPEND names no date, and no retention
     *     rule at the target takes a message away because of it
     */
    static SendableMessage of(FetchedMessage message, long now) {
        MessageFlags flags = message.metadata().flags().sendable();
        InternalDate date = message.metadata().internalDate();
        if (date != null) {
            return new SendableMessage(message, message.content(), date, flags, List.of(), new TreeSet<>());
        }
        HeaderDates dates = HeaderDates.of(message.content());
        return dates.received(0, now + A_DAY)
                .map(found -> dated(message, flags, found, DATE_RECEIVED))
                .or(() -> dates.written(0, now + A_DAY).map(found -> dated(message, flags, found, DATE_HEADER)))
                .orElseGet(() -> dated(message, flags, InternalDate.ofEpochSecond(now), DATE_COPYING));
    }

    private static SendableMessage dated(FetchedMessage message, MessageFlags flags, InternalDate date, String name) {
        return new SendableMessage(message, message.content(), date, flags, List.of(name), new TreeSet<>());
    }

    long uid() {
        return source.metadata().uid();
    }

    long octets() {
        return content.digests().octets();
    }

    /** Without some of its keywords. */
    SendableMessage without(Collection<String> keywords) {
        TreeSet<String> left = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        TreeSet<String> out = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        left.addAll(flags.keywords());
        left.removeAll(new TreeSet<>(keywords));
        out.addAll(withoutKeywords);
        flags.keywords().stream().filter(word -> !left.contains(word)).forEach(out::add);
        return new SendableMessage(source, content, date, new MessageFlags(flags.system(), left), names, out);
    }

    /** Without \\Deleted, which some targets take for an order (quirk 28). */
    SendableMessage withoutDeleted() {
        return new SendableMessage(source, content, date, flags.minus(MessageFlags.DELETED), names, withoutKeywords);
    }

    /** Without the \Seen that the source has set because it was fetched. */
    SendableMessage unread() {
        List<String> done = new ArrayList<>(names);
        done.add(Alteration.UNREAD);
        return new SendableMessage(source, content, date, flags.minus(MessageFlags.SEEN), done, withoutKeywords);
    }

    /** Repaired; equal to this one where the repairs find nothing to do. */
    SendableMessage repaired(List<Repair> repairs, long now) {
        List<String> done = new ArrayList<>(names);
        MessageContent octets = content;
        List<Repair> ofOctets = repairs.stream().filter(Repair::changesOctets).toList();
        if (!ofOctets.isEmpty()) {
            RepairedContent repaired = new RepairedContent(content, ofOctets);
            if (!repaired.differs()) {
                return this;
            }
            octets = repaired;
        }
        InternalDate kept = repairs.contains(Repair.DATE) ? keptDate(now) : date;
        if (octets == content && kept.equals(date)) {
            return this;
        }
        repairs.forEach(repair -> done.add(repair.label()));
        return new SendableMessage(source, octets, kept, flags, done, withoutKeywords);
    }

    /** A date that every server can keep. */
    private InternalDate keptDate(long now) {
        HeaderDates dates = HeaderDates.of(content);
        return dates.received(0, now).or(() -> dates.written(0, now)).orElseGet(() -> InternalDate.ofEpochSecond(now));
    }

    OutgoingMessage outgoing() {
        return new OutgoingMessage(content, flags, date);
    }

    BatchMember member() {
        return new BatchMember(uid(), source.metadata().size(), content.digests(), date, flags, alteration());
    }

    private @Nullable Alteration alteration() {
        return names.isEmpty() && withoutKeywords.isEmpty()
                ? null
                : new Alteration(
                        names,
                        withoutKeywords,
                        source.content().digests().octets(),
                        source.content().digests().exact());
    }
}
