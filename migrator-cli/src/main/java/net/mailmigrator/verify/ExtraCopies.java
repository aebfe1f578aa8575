package net.mailmigrator.verify;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.journal.FormerUid;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.model.MailException;
import net.mailmigrator.verify.UnknownMail.Rung;
import org.jspecify.annotations.Nullable;

/**
 * Messages that stand in a target folder once more, with the same text and date, and that no row accounts for. Size and
 * date tell which messages are worth reading; the text decides. One folder, one thread.
 */
final class ExtraCopies {
    private final long floor;
    private final TargetListing listing;
    private final Set<Key> unknown = new HashSet<>();
    private final List<Twin> twins = new ArrayList<>();

    private record Key(long size, long date) {
        static @Nullable Key of(@Nullable MessageMetadata message) {
            InternalDate date = message == null ? null : message.internalDate();
            return message == null || date == null ? null : new Key(message.size(), date.epochSecond());
        }
    }

    private record Twin(MessageRow row, SourceMailbox source, Key key) {}

    /** @param floor what was there before the tool came is nobody's extra copy */
    ExtraCopies(long floor, TargetListing listing, UnknownMail mail) {
        this.floor = floor;
        this.listing = listing;
        mail.uids().stream()
                .filter(uid -> uid >= floor)
                .mapToObj(uid -> Key.of(listing.find(uid)))
                .filter(Objects::nonNull)
                .forEach(unknown::add);
    }

    /** A message that is where it should be; it may have a twin. */
    void offer(MessageRow row, SourceMailbox source, MessageMetadata there) {
        Key key = Key.of(there);
        if (key != null && row.digests() != null && unknown.contains(key)) {
            twins.add(new Twin(row, source, key));
        }
    }

    /** Looks for them, among what nobody has taken. */
    void look(UnknownMail mail, MailboxResult result) throws MailException {
        if (twins.isEmpty()) {
            return;
        }
        Set<Key> wanted = new HashSet<>();
        twins.forEach(twin -> wanted.add(twin.key()));
        mail.read(uid -> uid >= floor && wanted.contains(Key.of(listing.find(uid))));
        for (Rung rung : Rung.values()) {
            for (Twin twin : twins) {
                LongPredicate same = uid -> uid >= floor && twin.key().equals(Key.of(listing.find(uid)));
                OptionalLong copy = take(mail, rung, twin, same);
                while (copy.isPresent()) {
                    result.surplus(discrepancy(twin, copy.getAsLong(), result));
                    copy = take(mail, rung, twin, same);
                }
            }
        }
    }

    private static OptionalLong take(UnknownMail mail, Rung rung, Twin twin, LongPredicate same) {
        return mail.take(rung, Objects.requireNonNull(twin.row().digests()), same);
    }

    private static Discrepancy discrepancy(Twin twin, long uid, MailboxResult result) {
        return new Discrepancy(
                "EXTRA-COPY",
                result.folder(),
                FormerUid.uid(twin.row().sourceUid()),
                MailboxResult.name(twin.row(), twin.source()) + " is at the target once more, with the same text and"
                        + " date, under UID " + uid
                        + ": the user or another program has copied it. Nothing touches it, so"
                        + " delete it there if it disturbs");
    }
}
