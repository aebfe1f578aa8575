package net.mailmigrator.copy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxStatus;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.inventory.Namespaces;
import net.mailmigrator.inventory.SideInspector;
import net.mailmigrator.model.MailException;
import org.jspecify.annotations.Nullable;

/**
 * What both sides said of all mailboxes of an account when the pass began, each side in one round trip where the server can
 * (RFC 5819). What has changed since then is left to the next pass, as is what changes after it. One pass, one thread.
 */
final class AccountStates {
    private static final Set<String> VIEWS = Set.of("all", "flagged");

    private final CopyJob job;
    private final Sessions sessions;
    private boolean withStatus = true;
    private @Nullable AccountListing source;
    private @Nullable AccountListing target;

    AccountStates(CopyJob job, Sessions sessions) {
        this.job = job;
        this.sessions = sessions;
    }

    /** Mailboxes are listed only: all of them are opened anyway. */
    void withoutStatus() {
        withStatus = false;
    }

    /** What STATUS said of a source mailbox; empty where it said nothing, or was not asked. */
    Optional<MailboxStatus> source(MailboxName name) throws MailException {
        return withStatus ? Optional.ofNullable(source().status().get(name)) : Optional.empty();
    }

    /** What STATUS said of a target mailbox; empty where it said nothing, or was not asked. */
    Optional<MailboxStatus> target(MailboxName name) throws MailException {
        return withStatus ? Optional.ofNullable(target().status().get(name)) : Optional.empty();
    }

    /** Source mailboxes that can be opened. */
    Set<MailboxName> selectableAtSource() throws MailException {
        return source().mailboxes().stream()
                .filter(ListedMailbox::selectable)
                .map(ListedMailbox::name)
                .collect(Collectors.toSet());
    }

    /** All target mailboxes, for the caller to add those that it makes. */
    Map<MailboxName, ListedMailbox> listedAtTarget() throws MailException {
        return byName(target());
    }

    /** The account's own target mailboxes that hold mail in its own right: no views of others, as All is one. */
    List<MailboxName> comparableAtTarget() throws MailException {
        List<Namespace> known = job.target().namespaces();
        Namespaces namespaces = new Namespaces(known == null ? sessions.writer().namespaces() : known);
        return target().mailboxes().stream()
                .filter(ListedMailbox::selectable)
                .filter(mailbox -> mailbox.specialUse().filter(VIEWS::contains).isEmpty())
                .map(ListedMailbox::name)
                .filter(name -> !namespaces.isForeign(name)
                        && namespaces.of(name).filter(namespaces::isVirtual).isEmpty())
                .toList();
    }

    /** The same as LIST says it now. */
    Map<MailboxName, ListedMailbox> listedAtTargetNow() throws MailException {
        return byName(new AccountListing(sessions.writer().list(), Map.of(), Map.of()));
    }

    private static Map<MailboxName, ListedMailbox> byName(AccountListing listing) {
        Map<MailboxName, ListedMailbox> names = new HashMap<>();
        listing.mailboxes().forEach(mailbox -> names.put(mailbox.name(), mailbox));
        return names;
    }

    private AccountListing source() throws MailException {
        AccountListing known = source;
        if (known == null) {
            known = look(sessions.reader(), job.source().namespaces());
            source = known;
        }
        return known;
    }

    private AccountListing target() throws MailException {
        AccountListing known = target;
        if (known == null) {
            known = look(sessions.writer(), job.target().namespaces());
            target = known;
        }
        return known;
    }

    private AccountListing look(MailboxReader session, @Nullable List<Namespace> known) throws MailException {
        return withStatus
                ? SideInspector.list(session, known == null ? session.namespaces() : known)
                : new AccountListing(session.list(), Map.of(), Map.of());
    }
}
