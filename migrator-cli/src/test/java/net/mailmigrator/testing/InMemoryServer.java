package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import net.mailmigrator.imap.AppliedWorkaround;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.imap.WorkaroundChoice;
import net.mailmigrator.imap.Workarounds;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * An IMAP store in memory that keeps the contract of the ports, and can be told to break. Passes {@link MailboxContract}.
 * Accounts log in with their own password or as {@code login*master} with {@value #MASTER_PASSWORD}.
 *
 * <pre>{@code
 * InMemoryServer server = new InMemoryServer('.', "INBOX.");
 * server.addAccount("a", "secret").mailbox("INBOX.Gesendet").put(octets, flags, date);
 * server.setFaults((step, mailbox) -> { if (step == AFTER_STORE) throw MailException.lost(...); });
 * }</pre>
 */
public final class InMemoryServer implements WritableServer {
    /** The password of the master user. */
    public static final String MASTER_PASSWORD = "master-secret";

    final char separator;
    final String prefix;
    final Workarounds needed = new Workarounds(WorkaroundChoice.BY_PROBE);
    private final Map<String, InMemoryAccount> accounts = new ConcurrentHashMap<>();
    private final Map<String, String> passwords = new ConcurrentHashMap<>();
    private final AtomicInteger openContents = new AtomicInteger();
    private final AtomicInteger logins = new AtomicInteger();
    private final AtomicInteger appends = new AtomicInteger();
    private final List<Runnable> late = new ArrayList<>();
    private volatile FaultPoint faults = FaultPoint.NONE;
    private volatile Function<OutgoingMessage, @Nullable String> refusal = message -> null;
    private volatile Predicate<OutgoingMessage> hangUp = message -> false;
    private volatile UnaryOperator<byte[]> rewriting = UnaryOperator.identity();
    private volatile LongUnaryOperator listedSizes = LongUnaryOperator.identity();
    private volatile int appendLimit = 100;
    private volatile @Nullable Long largestMessage;
    private volatile boolean appendUid = true;
    private volatile boolean uidPlus = true;
    private volatile boolean modSeq = true;
    private volatile boolean losesAppendedFlags;
    private volatile Function<FlagChange, @Nullable String> flagRefusal = change -> null;
    private volatile boolean holdNextAppend;

    /** A server with {@code /} and no prefix. */
    public InMemoryServer() {
        this('/', "");
    }

    /** A server with a hierarchy separator and a personal namespace prefix that ends with it, or is empty. */
    public InMemoryServer(char separator, String prefix) {
        this.separator = separator;
        this.prefix = prefix;
    }

    /** Adds an account, with an empty INBOX. */
    public InMemoryAccount addAccount(String login, String password) {
        passwords.put(login, password);
        return accounts.computeIfAbsent(login, key -> new InMemoryAccount(separator, prefix));
    }

    /** An account that was added. */
    public InMemoryAccount account(String login) {
        InMemoryAccount account = accounts.get(login);
        if (account == null) {
            throw new IllegalArgumentException("no account " + login);
        }
        return account;
    }

    /** Sets what happens around each protocol step of all sessions. */
    public void setFaults(FaultPoint faults) {
        this.faults = faults;
    }

    /** Sets which messages are refused: the words of the NO, or null where the message is taken. */
    public void setRefusal(Function<OutgoingMessage, @Nullable String> refusal) {
        this.refusal = refusal;
    }

    /** Sets at which appended messages the connection is lost, with nothing stored. */
    public void setHangUp(Predicate<OutgoingMessage> hangUp) {
        this.hangUp = hangUp;
    }

    /** Sets what becomes of appended octets. */
    public void setRewriting(UnaryOperator<byte[]> rewriting) {
        this.rewriting = rewriting;
    }

    /** Sets which RFC822.SIZE is told of a message of so many octets (quirk 1). */
    public void setListedSizes(LongUnaryOperator sizes) {
        this.listedSizes = sizes;
    }

    MessageMetadata listed(StoredMessage message) {
        MessageMetadata real = message.metadata();
        return new MessageMetadata(real.uid(), real.flags(), real.internalDate(), listedSizes.applyAsLong(real.size()));
    }

    /** Sets how many messages one APPEND may carry. */
    public void setAppendLimit(int appendLimit) {
        this.appendLimit = appendLimit;
    }

    /** Sets the largest message that is taken, in octets (APPENDLIMIT). */
    public void setLargestMessage(long octets) {
        largestMessage = octets;
    }

    /** From now on, a tagged OK names no UIDs (no UIDPLUS). */
    public void withoutAppendUid() {
        appendUid = false;
    }

    /** From now on, there is no UIDPLUS: no UIDs in answers, and single messages cannot be expunged. */
    public void withoutUidPlus() {
        appendUid = false;
        uidPlus = false;
    }

    /** From now on, there is no CONDSTORE: HIGHESTMODSEQ is 0, and every STORE is unconditional. */
    public void withoutModSeq() {
        modSeq = false;
    }

    /** From now on, flags given in APPEND are forgotten (quirk 13). */
    public void loseAppendedFlags() {
        losesAppendedFlags = true;
    }

    /** Sets which changes of flags are refused: the words of the NO, or null where the change is made. */
    public void setFlagRefusal(Function<FlagChange, @Nullable String> refusal) {
        flagRefusal = refusal;
    }

    /** The next APPEND passes its gate, then the connection is lost and the messages arrive with {@link #deliverLate}. */
    public void holdNextAppend() {
        holdNextAppend = true;
    }

    /** Stores what held APPENDs brought. Returns how many APPENDs that were. */
    public int deliverLate() {
        List<Runnable> due;
        synchronized (late) {
            due = List.copyOf(late);
            late.clear();
        }
        due.forEach(Runnable::run);
        return due.size();
    }

    /** Contents that were handed out by FETCH and not closed. */
    public int openContents() {
        return openContents.get();
    }

    /** Sessions that were opened so far. */
    public int logins() {
        return logins.get();
    }

    /** APPEND commands that took effect so far. */
    public int appends() {
        return appends.get();
    }

    @Override
    public SortedSet<AppliedWorkaround> workarounds() {
        return needed.applied();
    }

    @Override
    public MailboxReader openReader(Credentials credentials) throws MailException {
        return new InMemoryReader(this, logIn(credentials));
    }

    @Override
    public MailboxWriter openWriter(Credentials credentials) throws MailException {
        return new InMemoryWriter(this, logIn(credentials));
    }

    private InMemoryAccount logIn(Credentials credentials) throws MailException {
        faults.at(FaultPoint.Step.BEFORE_LOGIN, net.mailmigrator.imap.MailboxName.INBOX);
        String user = credentials.user();
        int star = user.lastIndexOf("*master");
        String login = star < 0 ? user : user.substring(0, star);
        String wanted = star < 0 ? passwords.get(login) : MASTER_PASSWORD;
        InMemoryAccount account = accounts.get(login);
        if (account == null || !credentials.password().reveal().equals(wanted)) {
            throw MailException.refused(
                    FailureScope.ACCOUNT,
                    false,
                    "log in to memory:0 as " + user,
                    "[AUTHENTICATIONFAILED] Authentication failed.");
        }
        logins.incrementAndGet();
        return account;
    }

    ServerInfo info() {
        Set<String> capabilities = new TreeSet<>(Set.of("IMAP4REV1", "NAMESPACE", "SPECIAL-USE"));
        capabilities.addAll(appendLimit > 1 ? Set.of("MULTIAPPEND") : Set.of());
        capabilities.addAll(uidPlus ? Set.of("UIDPLUS") : Set.of());
        capabilities.addAll(modSeq ? Set.of("CONDSTORE") : Set.of());
        return new ServerInfo("memory", 0, capabilities, Map.of("name", "InMemory"));
    }

    FaultPoint faults() {
        return faults;
    }

    @Nullable
    String refusal(OutgoingMessage message) {
        return refusal.apply(message);
    }

    boolean hangsUpAt(OutgoingMessage message) {
        return hangUp.test(message);
    }

    byte[] rewritten(byte[] octets) {
        return rewriting.apply(octets);
    }

    int appendLimit() {
        return appendLimit;
    }

    boolean hasUidPlus() {
        return uidPlus;
    }

    boolean hasModSeq() {
        return modSeq;
    }

    boolean losesAppendedFlags() {
        return losesAppendedFlags;
    }

    @Nullable
    String flagRefusal(FlagChange change) {
        return flagRefusal.apply(change);
    }

    /** What is said of a mailbox. */
    MailboxStatus shown(MailboxStatus status) {
        return modSeq ? status : new MailboxStatus(status.uidValidity(), status.uidNext(), status.messages(), 0);
    }

    OptionalLong largestMessage() {
        Long limit = largestMessage;
        return limit == null ? OptionalLong.empty() : OptionalLong.of(limit);
    }

    boolean hasAppendUid() {
        return appendUid;
    }

    /** Whether this APPEND is to be held, and keeps it if so. */
    boolean hold(Runnable storing) {
        synchronized (late) {
            if (!holdNextAppend) {
                return false;
            }
            holdNextAppend = false;
            late.add(storing);
            return true;
        }
    }

    void countAppend() {
        appends.incrementAndGet();
    }

    BytesContent handOut(byte[] octets) {
        openContents.incrementAndGet();
        return BytesContent.of(octets, openContents::decrementAndGet);
    }
}
