package net.mailmigrator.copy;

import java.io.OutputStream;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A named change that the operator allows on a message that the target refuses as it is (I6). In the order in which they
 * are tried: what changes least comes first.
 */
public enum Repair {
    /** INTERNALDATE becomes a date of the header, or now: one between 1970 and now. No octet is changed. */
    DATE("date", 0, null),
    /** A last line without an end gets CRLF. */
    FINAL_CRLF("final-crlf", 6, FinalCrlfStream::new),
    /** A CR or LF that stands alone becomes CRLF. */
    LINE_ENDS("line-ends", 2, LineEndsStream::new),
    /** First lines that begin with "From " or ">From ", as mbox files have them, are taken away. */
    MBOX_FROM("mbox-from", 3, MboxFromStream::new),
    /** NUL is taken away. */
    NUL("nul", 1, NulStream::new),
    /** Lines of more than 998 octets get CRLF in between, before a blank where there is one. */
    LONG_LINES("long-lines", 5, LongLinesStream::new),
    /** Words of the header with octets above 127 become encoded-words (RFC 2047). */
    HEADER_8BIT("header-8bit", 4, Header8BitStream::new);

    private final String label;
    private final int stage;
    private final @Nullable Function<OutputStream, RepairStream> stream;

    Repair(String label, int stage, @Nullable Function<OutputStream, RepairStream> stream) {
        this.label = label;
        this.stage = stage;
        this.stream = stream;
    }

    /** Its name in {@code copy.repair}, in the journal and in reports. */
    public String label() {
        return label;
    }

    /** Where several are done, lower stages see the octets first: NUL goes before lines are measured. */
    int stage() {
        return stage;
    }

    /** Whether it changes octets. */
    boolean changesOctets() {
        return stream != null;
    }

    /** Octets that are written to the stream reach the other repaired. */
    RepairStream before(OutputStream next) {
        if (stream == null) {
            throw new IllegalStateException(label + " changes no octets");
        }
        return stream.apply(next);
    }
}
