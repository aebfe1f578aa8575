package net.mailmigrator.journal;

import net.mailmigrator.imap.MessageMetadata;
import org.jspecify.annotations.Nullable;

/**
 * What a target was seen to hand out of a message, where that is not what was sent (EXACTNESS §3).
 *
 * @param octets of its text, which may be as many as were sent
 * @param date INTERNALDATE in epoch seconds; null where it lists none
 */
public record CameOut(long octets, @Nullable Long date) {
    /** Whether the target still lists it like this. */
    public boolean isListedAs(MessageMetadata there) {
        return octets == there.size() && isDate(there);
    }

    /** Whether its INTERNALDATE is still this one. */
    public boolean isDate(MessageMetadata there) {
        return there.internalDate() != null
                && date != null
                && date == there.internalDate().epochSecond();
    }
}
