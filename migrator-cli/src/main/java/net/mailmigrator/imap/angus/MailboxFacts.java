package net.mailmigrator.imap.angus;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.UidValidity;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** What SELECT or EXAMINE says about a mailbox, as it comes. */
final class MailboxFacts implements Dialogue.Untagged {
    private final Set<String> permanentFlags = new TreeSet<>();
    private long uidValidity;
    private long uidNext;
    private long messages;
    private long highestModSeq;
    private boolean notSticky;
    private boolean contradicted;

    /** Only where it is complete. */
    MailboxStatus status() {
        return new MailboxStatus(new UidValidity(uidValidity), uidNext, messages, highestModSeq);
    }

    /** Whether it can be worked with. */
    boolean isComplete() {
        return tellsUidValidity() && tellsUidNext();
    }

    boolean tellsUidValidity() {
        return uidValidity != 0;
    }

    boolean tellsUidNext() {
        return uidNext != 0;
    }

    /** Whether UIDs are still valid in the next session. */
    boolean lasts() {
        return tellsUidValidity() && !notSticky && !contradicted;
    }

    /** EXISTS. */
    long messages() {
        return messages;
    }

    /** PERMANENTFLAGS in lower case; empty where it does not say. */
    Set<String> permanentFlags() {
        return permanentFlags;
    }

    /** STATUS was asked for what was missing. */
    void asked(MailboxStatus status) {
        uidNext = status.uidNext();
        contradicted = tellsUidValidity() && uidValidity != status.uidValidity().value();
    }

    @Override
    public void accept(RawResponse response) throws ProtocolException {
        if (response.is("EXISTS")) {
            messages = response.tokens().number();
        } else if (response.isOK() || response.isNO()) {
            takeCode(response);
        }
    }

    void takeCode(RawResponse response) {
        uidValidity = within32Bits(response.code("UIDVALIDITY"), uidValidity);
        uidNext = within32Bits(response.code("UIDNEXT"), uidNext);
        highestModSeq = number(response.code("HIGHESTMODSEQ"), highestModSeq);
        notSticky |= response.code("UIDNOTSTICKY") != null; // RFC 4315 §2
        String flags = response.code("PERMANENTFLAGS");
        if (flags != null) {
            for (String flag : flags.replaceAll("[()]", " ").strip().split(" +")) {
                permanentFlags.add(flag.toLowerCase(Locale.ROOT));
            }
            permanentFlags.remove("");
        }
    }

    private static long within32Bits(@Nullable String text, long otherwise) {
        long value = number(text, otherwise);
        return value >= 1 && value <= 0xFFFF_FFFFL ? value : otherwise;
    }

    private static long number(@Nullable String text, long otherwise) {
        try {
            return text == null ? otherwise : Long.parseLong(text);
        } catch (NumberFormatException none) {
            return otherwise;
        }
    }
}
