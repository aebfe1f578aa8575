package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.io.OutputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import net.mailmigrator.imap.Endpoint;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.jspecify.annotations.Nullable;

/** Commands out, responses in. Owns the connection; after a loss every call fails. One thread. */
final class Dialogue {
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int LITERAL_MINUS_LIMIT = 4096; // RFC 7888 §5

    /** Takes an untagged response that came while a command was under way. */
    @FunctionalInterface
    interface Untagged {
        /** For commands whose untagged responses say nothing of interest. */
        Untagged IGNORED = response -> {};

        void accept(RawResponse response) throws ProtocolException;
    }

    private final GuardedProtocol protocol;
    private final Endpoint endpoint;
    private final Consumer<String> trace;
    private int lastTag;
    private boolean gone;
    private Hiding hiding = Hiding.NOTHING;

    Dialogue(GuardedProtocol protocol, Endpoint endpoint, Consumer<String> trace) {
        this.protocol = protocol;
        this.endpoint = endpoint;
        this.trace = trace;
    }

    GuardedProtocol protocol() {
        return protocol;
    }

    boolean offers(String capability) {
        return protocol.hasCapability(capability);
    }

    boolean isGone() {
        return gone;
    }

    /** Closes the connection without a word. */
    void disconnect() {
        gone = true;
        protocol.disconnect();
    }

    /**
     * Sends a command and reads until its tagged answer, which may be OK, NO or BAD.
     *
     * @param attempted what is tried, on what, for the text of a loss
     */
    RawResponse execute(String attempted, Command command, Untagged untagged) throws MailException {
        String tag = nextTag();
        try {
            trace.accept("C: " + tag + " " + command);
            RawResponse early = transmit(attempted, tag, command, untagged);
            return early != null ? early : awaitTagged(attempted, tag, untagged);
        } catch (IOException | ProtocolException e) {
            throw lost(attempted, e);
        } catch (RuntimeException receiverFailed) {
            // answers are still on the way: nobody may take them for those of the next command
            disconnect();
            throw receiverFailed;
        }
    }

    /** Like {@link #execute}, and anything but OK is a refusal of the given scope. */
    RawResponse require(String attempted, FailureScope scope, Command command, Untagged untagged) throws MailException {
        RawResponse answer = execute(attempted, command, untagged);
        if (!answer.isOK()) {
            throw ServerAnswer.to(Request.READ, answer.words()).failure(scope, attempted);
        }
        return answer;
    }

    /** Writes a command without literals and without flushing. Returns its tag. */
    String send(String attempted, String command) throws MailException {
        String tag = nextTag();
        trace.accept("C: " + tag + " " + command);
        try {
            write((tag + " " + command).getBytes(StandardCharsets.US_ASCII));
            write(CRLF);
            return tag;
        } catch (IOException e) {
            throw lost(attempted, e);
        }
    }

    void flush(String attempted) throws MailException {
        try {
            protocol.out().flush();
        } catch (IOException e) {
            throw lost(attempted, e);
        }
    }

    /** The next response; BYE is a loss. */
    RawResponse next(String attempted) throws MailException {
        try {
            return read();
        } catch (IOException | ProtocolException e) {
            throw lost(attempted, e);
        }
    }

    String nextTag() {
        return "m" + ++lastTag;
    }

    OutputStream out() {
        return protocol.out();
    }

    /** Shows a line of a command that is written by parts. */
    void trace(String line) {
        trace.accept("C: " + line);
    }

    RawResponse read() throws IOException, ProtocolException {
        if (gone) {
            throw new IOException("the connection is closed");
        }
        RawResponse response = (RawResponse) protocol.readResponse();
        trace.accept("S: " + shown(response));
        if (response.isUnTagged() && response.isBYE()) {
            throw new GuardedProtocol.ByeException(hiding.in(response.words()));
        }
        return response;
    }

    /** While secrets are about, a continuation is part of an exchange that nobody may see. */
    private String shown(RawResponse response) {
        boolean exchange = response.isContinuation() && !hiding.secrets().isEmpty();
        return exchange ? "+ [redacted]" : response.traced(hiding);
    }

    /** Keeps secrets out of the trace from now on. */
    void hide(Hiding secrets) {
        hiding = secrets;
    }

    Hiding hiding() {
        return hiding;
    }

    RawResponse awaitTagged(String attempted, String tag, Untagged untagged)
            throws IOException, ProtocolException, MailException {
        while (true) {
            RawResponse response = read();
            if (response.isTagged()) {
                return checked(attempted, tag, response);
            }
            if (response.isUnTagged()) {
                untagged.accept(response);
            }
        }
    }

    /** Waits for leave to send a synchronising literal: null, or the tagged answer that came in its place. */
    @Nullable
    RawResponse awaitContinuation(String attempted, String tag, Untagged untagged)
            throws IOException, ProtocolException, MailException {
        RawResponse answer = awaitAnswer(attempted, tag, untagged);
        return answer.isContinuation() ? null : answer;
    }

    /** Waits for a continuation, or for the tagged answer that came in its place. */
    RawResponse awaitAnswer(String attempted, String tag, Untagged untagged)
            throws IOException, ProtocolException, MailException {
        protocol.out().flush();
        while (true) {
            RawResponse response = read();
            if (response.isContinuation()) {
                return response;
            }
            if (response.isTagged()) {
                return checked(attempted, tag, response);
            }
            untagged.accept(response);
        }
    }

    private RawResponse checked(String attempted, String tag, RawResponse response) throws MailException {
        if (!tag.equals(response.getTag())) {
            throw lost(attempted, new ProtocolException("an answer to a command that was not sent"));
        }
        return response;
    }

    /** The suffix of a literal's announcement: {@code +} where the server need not be asked first. */
    String literalPlus(long octets) {
        return isNonSynchronising(octets) ? "+" : "";
    }

    boolean isNonSynchronising(long octets) {
        return offers("LITERAL+") || (offers("LITERAL-") && octets <= LITERAL_MINUS_LIMIT);
    }

    private @Nullable RawResponse transmit(String attempted, String tag, Command command, Untagged untagged)
            throws IOException, ProtocolException, MailException {
        write((tag + " ").getBytes(StandardCharsets.US_ASCII));
        RawResponse early = transmitParts(attempted, tag, command, untagged);
        if (early == null) {
            write(CRLF);
            protocol.out().flush();
        }
        return early;
    }

    /** Writes a command's parts; a tagged answer in place of a continuation ends it. */
    @Nullable
    RawResponse transmitParts(String attempted, String tag, Command command, Untagged untagged)
            throws IOException, ProtocolException, MailException {
        List<byte[]> parts = command.parts();
        write(parts.get(0));
        for (int i = 1; i < parts.size(); i += 2) {
            byte[] literal = parts.get(i);
            write(("{" + literal.length + literalPlus(literal.length) + "}\r\n").getBytes(StandardCharsets.US_ASCII));
            if (!isNonSynchronising(literal.length)) {
                RawResponse early = awaitContinuation(attempted, tag, untagged);
                if (early != null) {
                    return early;
                }
            }
            write(literal);
            write(parts.get(i + 1));
        }
        return null;
    }

    private void write(byte[] octets) throws IOException {
        if (gone) {
            throw new IOException("the connection is closed");
        }
        protocol.out().write(octets);
    }

    /** Closes the connection because of an answer, with what is still under way on it. */
    MailException leave(String attempted, ServerAnswer answer) {
        disconnect();
        String text = "the server said NO " + answer.words();
        return answer.retryable()
                ? MailException.lost(attempted, text, answer.reason(), null)
                : answer.failure(answer.scope(), attempted, text);
    }

    /** Closes the connection and says what stood in the way. */
    MailException lost(String attempted, Exception cause) {
        boolean before = gone;
        disconnect();
        if (before) {
            return MailException.lost(attempted, "the connection is closed", cause);
        }
        return Losses.of(attempted, cause, endpoint);
    }

    /** Whether a wait ended because nothing came. */
    static boolean isTimeout(Throwable cause) {
        return cause instanceof SocketTimeoutException;
    }
}
