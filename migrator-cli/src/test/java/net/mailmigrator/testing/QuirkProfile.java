package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.imap.MessageFlags;
import org.jspecify.annotations.Nullable;

/**
 * What a {@link QuirkServer} does. This one does nothing otherwise than RFC 3501; each kind of server overrides what it does
 * in its own way.
 */
public class QuirkProfile {
    private final String name;
    private final String capabilities;
    private final char separator;
    private final String prefix;

    /**
     * A kind of server.
     *
     * @param name in its greeting and its ID
     * @param capabilities besides IMAP4rev1 and what the login needs
     * @param prefix of personal mailboxes, with the separator; may be empty
     */
    protected QuirkProfile(String name, String capabilities, char separator, String prefix) {
        this.name = name;
        this.capabilities = "IMAP4rev1 AUTH=PLAIN SASL-IR " + capabilities;
        this.separator = separator;
        this.prefix = prefix;
    }

    /** A server without quirks. */
    public static QuirkProfile plain() {
        return new QuirkProfile("Plain", "LITERAL+ UIDPLUS NAMESPACE ID MOVE COMPRESS=DEFLATE", '/', "");
    }

    final String name() {
        return name;
    }

    final String capabilities() {
        return capabilities;
    }

    final boolean offers(String capability) {
        return List.of(capabilities.split(" ")).contains(capability);
    }

    final char separator() {
        return separator;
    }

    final String prefix() {
        return prefix;
    }

    /** What NAMESPACE says. */
    protected String namespaces() {
        return "((\"" + prefix + "\" \"" + (separator == '\\' ? "\\\\" : separator) + "\")) NIL NIL";
    }

    /** UIDVALIDITY as EXAMINE gives it; 0: not at all. */
    protected long examinedUidValidity(long real) {
        return real;
    }

    /** Whether SELECT and EXAMINE tell UIDNEXT. */
    protected boolean tellsUidNext() {
        return true;
    }

    /** What SELECT, EXAMINE and STATUS of a mailbox are refused with; null: it opens. */
    protected @Nullable String openRefusal(String mailbox) {
        return null;
    }

    /** Whether a SELECT, EXAMINE or CREATE of a mailbox makes the server hang up. */
    protected boolean endsSession(String verb, String mailbox) {
        return false;
    }

    /** Whether the commands that begin with UID are there. */
    protected boolean knowsUids() {
        return true;
    }

    /** Whether names that differ only in case mean one mailbox. */
    protected boolean ignoresCase() {
        return false;
    }

    /**
     * What a CREATE is refused with; null: it is made.
     *
     * @param there the names that exist
     */
    protected @Nullable String createRefusal(String mailbox, List<String> there) {
        return null;
    }

    /**
     * The tagged answer to an APPEND that is not taken, {@code NO …} or {@code BAD …}, or {@code BYE …}, which ends the session; null: it
     * is stored.
     */
    protected @Nullable String appendRefusal(String octets) {
        return null;
    }

    /** The flags that an appended message gets of those given. */
    protected MessageFlags appended(MessageFlags given) {
        return given;
    }

    /** Octets as they are handed out of what was stored. */
    protected String shown(String octets, MessageFlags flags) {
        return octets;
    }

    /** The header block as it is handed out alone. */
    protected String shownHeader(String header) {
        return header;
    }

    /** RFC822.SIZE. */
    protected long announced(long octets) {
        return octets;
    }

    /** The sequence number in an answer to UID FETCH. */
    protected long sequence(long real) {
        return real;
    }

    /** The date that an appended message gets. */
    protected boolean keepsDates() {
        return true;
    }

    /** Whether a message is gone as soon as it is \Deleted. */
    protected boolean expungesDeleted() {
        return false;
    }

    /** Whether a fetched text counts as read, BODY.PEEK or not. */
    protected boolean readsByPeeking(String octets) {
        return false;
    }

    /**
     * What a UID FETCH of texts is refused with, after which the server hangs up; null: it is answered.
     *
     * @param number of the command on this server, from 1
     */
    protected @Nullable String fetchRefusal(int number) {
        return null;
    }

    /** Mailboxes that a new account has, each with its LIST attributes behind it. */
    protected List<String> mailboxes() {
        return new ArrayList<>();
    }
}
