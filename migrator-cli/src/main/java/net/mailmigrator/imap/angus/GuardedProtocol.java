package net.mailmigrator.imap.angus;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import org.eclipse.angus.mail.iap.ByteArray;
import org.eclipse.angus.mail.iap.ProtocolException;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.protocol.IMAPProtocol;
import org.eclipse.angus.mail.util.MailLogger;

/**
 * Angus' protocol class with its traps closed: responses have a largest size, are handed out as octets, and there is no
 * way to log in but ours. Everything is written and read in loops of our own ({@link Dialogue}).
 *
 * <p>The super constructor connects and reads the greeting, so methods called from it use no field of this class.
 */
final class GuardedProtocol extends IMAPProtocol {
    /** The largest response, literals included: a piece of a large message fits, and a small one whose size is a lie. */
    static final int LARGEST_RESPONSE = 1 << 20;

    private static final MailLogger SILENT = new MailLogger(
            "net.mailmigrator.imap.angus.silent", "", false, new PrintStream(OutputStream.nullOutputStream()));

    private final Set<String> without;

    GuardedProtocol(String host, int port, Properties properties, boolean implicitTls, Set<String> without)
            throws IOException, ProtocolException {
        super("imap", host, port, properties, implicitTls, SILENT);
        this.without = without;
        suspendTracing();
    }

    /** Announced more octets than {@link #LARGEST_RESPONSE}. */
    static final class ResponseTooLargeException extends IOException {
        private static final long serialVersionUID = 1L;

        ResponseTooLargeException() {
            super("the server announced more than " + LARGEST_RESPONSE + " octets in one answer");
        }
    }

    /** The first line was none of an IMAP server. */
    static final class NotImapException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        NotImapException(String greeting) {
            super(greeting);
        }
    }

    /** The server ended the session; the message is its words. */
    static final class ByeException extends ProtocolException {
        private static final long serialVersionUID = 1L;

        ByeException(String words) {
            super(words);
        }
    }

    private static final class Overflow extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }

    /** Angus allocates a literal's announced size at once, and only ever through grow(). */
    private static final class CappedBuffer extends ByteArray {
        CappedBuffer() {
            super(512);
        }

        @Override
        public void grow(int octets) {
            if (octets < 0 || (long) getBytes().length + octets > LARGEST_RESPONSE) {
                throw new Overflow();
            }
            super.grow(octets);
        }
    }

    @Override
    protected ByteArray getResponseBuffer() {
        return new CappedBuffer();
    }

    @Override
    public Response readResponse() throws IOException, ProtocolException {
        try {
            return new RawResponse(this);
        } catch (Overflow tooLarge) {
            disconnect();
            throw new ResponseTooLargeException();
        } catch (RuntimeException malformed) {
            disconnect();
            throw new IOException("malformed response", malformed);
        }
    }

    @Override
    protected void processGreeting(Response greeting) throws ProtocolException {
        RawResponse raw = (RawResponse) greeting;
        if (raw.isUnTagged() && raw.isBYE()) {
            throw new ByeException(raw.words());
        }
        if (!raw.isUnTagged() || !(raw.isOK() || raw.is("PREAUTH"))) {
            throw new NotImapException(raw.traced(Hiding.NOTHING));
        }
        super.processGreeting(greeting);
    }

    /** Capabilities as offered, less those the settings do without; UTF8=ACCEPT is never used (it changes names). */
    Set<String> offered() {
        Set<String> names = new TreeSet<>(getCapabilities().keySet());
        names.removeIf(name -> name.startsWith("UTF8=") || without.contains(name));
        return names;
    }

    @Override
    public boolean hasCapability(String name) {
        // called by the super constructor, before the field is set
        return super.hasCapability(name) && !name.startsWith("UTF8=") && (without == null || !without.contains(name));
    }

    @Override
    public void login(String user, String password) throws ProtocolException {
        throw noOtherWay();
    }

    @Override
    public synchronized void authlogin(String user, String password) throws ProtocolException {
        throw noOtherWay();
    }

    @Override
    public synchronized void authplain(String authzid, String user, String password) throws ProtocolException {
        throw noOtherWay();
    }

    @Override
    public synchronized void authntlm(String authzid, String user, String password) throws ProtocolException {
        throw noOtherWay();
    }

    @Override
    public synchronized void authoauth2(String user, String password) throws ProtocolException {
        throw noOtherWay();
    }

    private static ProtocolException noOtherWay() {
        return new ProtocolException("only the configured mechanism may be used");
    }

    /** The buffered stream to the server. */
    OutputStream out() {
        return getOutputStream();
    }

    /** STARTTLS, and the capabilities anew: those said in clear text are worth nothing. */
    void upgrade() throws ProtocolException {
        startTLS();
        suspendTracing();
        getCapabilities().clear();
        capability();
    }

    /** Takes over the capabilities that a tagged OK or an untagged CAPABILITY names. */
    void takeCapabilities(RawResponse response) {
        if (response.is("CAPABILITY")) {
            handleCapabilityResponse(new Response[] {response});
        } else {
            setCapabilities(response);
        }
    }
}
