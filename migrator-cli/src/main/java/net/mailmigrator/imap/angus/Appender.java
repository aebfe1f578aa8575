package net.mailmigrator.imap.angus;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/**
 * APPEND and MULTIAPPEND (RFC 3502). The octet that makes the command take effect, the last CRLF, waits for the gate.
 *
 * <p>A server that answers BAD to an APPEND with a non-synchronising literal reads the message's text as commands. So
 * everything outside the literals comes from formatters of ours, the first literal of a connection asks for leave, and
 * after a BAD nothing more is sent.
 */
final class Appender {
    private final Dialogue dialogue;
    private final Where where;
    private boolean proven;

    Appender(Dialogue dialogue, Where where) {
        this.dialogue = dialogue;
        this.where = where;
    }

    /** Appends all messages in one command. */
    AppendResult append(MailboxName mailbox, List<OutgoingMessage> messages, CommitGate gate) throws MailException {
        String attempted = where.attempted("append " + messages.size() + " messages to", mailbox);
        String tag = dialogue.nextTag();
        try {
            RawResponse early = upload(attempted, tag, mailbox, messages);
            if (early == null) {
                pass(gate);
                text("\r\n");
                dialogue.out().flush();
            }
            RawResponse answer =
                    early == null ? dialogue.awaitTagged(attempted, tag, Dialogue.Untagged.IGNORED) : early;
            return result(attempted, answer, messages.size(), early == null);
        } catch (IOException | ProtocolException e) {
            throw dialogue.lost(attempted, e);
        }
    }

    /** Sends everything but the last CRLF. Returns null, or the answer that came in place of a continuation. */
    private @Nullable RawResponse upload(
            String attempted, String tag, MailboxName mailbox, List<OutgoingMessage> messages)
            throws IOException, ProtocolException, MailException {
        Command command = Command.of("APPEND ").mailbox(mailbox);
        dialogue.trace(tag + " " + command + " (" + messages.size() + " messages)");
        text(tag + " ");
        RawResponse early = dialogue.transmitParts(attempted, tag, command, Dialogue.Untagged.IGNORED);
        for (OutgoingMessage message : messages) {
            early = early != null ? early : upload(attempted, tag, message);
        }
        if (early == null) {
            dialogue.out().flush();
        }
        return early;
    }

    private @Nullable RawResponse upload(String attempted, String tag, OutgoingMessage message)
            throws IOException, ProtocolException, MailException {
        long octets = message.content().digests().octets();
        boolean ask = !proven || !dialogue.isNonSynchronising(octets);
        String head = " " + message.flags().toFlagList() + " \""
                + message.internalDate().format() + "\" {" + octets;
        dialogue.trace(tag + head + "}");
        text(head + (ask ? "}\r\n" : "+}\r\n"));
        if (ask) {
            RawResponse early = dialogue.awaitContinuation(attempted, tag, Dialogue.Untagged.IGNORED);
            if (early != null) {
                return early;
            }
            proven = true;
        }
        literal(message, octets);
        return null;
    }

    /** Exactly as many octets as announced: one too many would be read as a command. */
    private void literal(OutgoingMessage message, long octets) throws IOException {
        Counted counted = new Counted(dialogue.out(), octets);
        message.content().writeTo(counted);
        if (counted.left != 0) {
            throw new IOException("a message had " + counted.left + " octets less than announced; nothing was stored");
        }
    }

    private void pass(CommitGate gate) throws MailException {
        try {
            gate.beforeCommit();
        } catch (MailException | RuntimeException | Error stopped) {
            // without its last CRLF the command takes no effect
            dialogue.disconnect();
            throw stopped;
        }
    }

    private AppendResult result(String attempted, RawResponse answer, int messages, boolean gatePassed)
            throws MailException {
        if (answer.isOK() && gatePassed) {
            return AppendUids.parse(answer.code("APPENDUID"), messages);
        }
        if (answer.isNO()) {
            return new AppendResult.Refused(answer.words());
        }
        String said = answer.isOK() ? "OK before it had the messages" : "BAD " + answer.words();
        throw dialogue.lost(attempted, new ProtocolException("the server said " + said));
    }

    private void text(String text) throws IOException {
        dialogue.out().write(text.getBytes(StandardCharsets.US_ASCII));
    }

    /** Lets no more octets through than announced. */
    private static final class Counted extends FilterOutputStream {
        private long left;

        Counted(OutputStream out, long left) {
            super(out);
            this.left = left;
        }

        @Override
        public void write(int octet) throws IOException {
            write(new byte[] {(byte) octet}, 0, 1);
        }

        @Override
        public void write(byte[] octets, int offset, int length) throws IOException {
            if (length > left) {
                throw new IOException("a message had more octets than announced; nothing was stored");
            }
            left -= length;
            out.write(octets, offset, length);
        }
    }
}
