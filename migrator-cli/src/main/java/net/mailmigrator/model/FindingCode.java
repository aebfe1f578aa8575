package net.mailmigrator.model;

import static net.mailmigrator.model.Severity.DECIDE;
import static net.mailmigrator.model.Severity.ERROR;
import static net.mailmigrator.model.Severity.INFO;
import static net.mailmigrator.model.Severity.WARN;

import java.util.List;

/**
 * Everything a mapper or planner can remark on; one meaning per code. The README's table is compared with this list by
 * a test.
 */
public enum FindingCode {
    SCOPE_UNDECIDED(
            DECIDE,
            "its hosts ({hosts}) are neither in scope.include nor in scope.exclude; add them there, or decide here",
            "include",
            "exclude"),
    SOURCE_DEFECT(DECIDE, "the old panel's own data does not fit together: {reason}", "include", "exclude"),
    INACTIVE(WARN, "the account is switched off in the old system and stays so"),
    DELETE_PENDING(WARN, "the account is marked for deletion in the old system"),
    LOGIN_IS_OTHERS_ADDRESS(
            ERROR,
            "its login is the address {address} of {others}; whoever logs in with that address"
                    + " may get the wrong account. Change one of them in the source"),
    LOGIN_DIFFERS_BY_CASE(WARN, "its login differs from that of {other} ({place}) only in upper and lower case"),
    LOGIN_NAME_TWICE(
            ERROR,
            "the target knows an account by one name only, and may take its login for that of {other} ({place}), which differs"
                    + " in upper and lower case only. Change one of them in the source"),
    LOGIN_BLANKS(WARN, "its login begins or ends with a blank; it is carried as it is"),
    LOGIN_NOT_EMAIL(
            DECIDE,
            "its login is no e-mail address, and the target takes nothing else. proxy-rewrite: it is made as {address}, and a"
                    + " proxy in front turns the login into that; change-login: likewise, and the user is told; leave-out",
            "proxy-rewrite",
            "change-login",
            "leave-out"),
    LOGIN_CHANGED(WARN, "its login at the target is {address}: {how}"),
    LOGIN_WITHOUT_ADDRESS(
            ERROR,
            "its login is no e-mail address, the target takes nothing else, and it has none. Give it one in the source, or leave"
                    + " it out (--not-account)"),
    ADDRESS_TWICE(
            WARN,
            "the address {address} belongs to {other} ({place}) too; mail can go to one of them only: {keeps} keeps it"),
    PRIMARY_ADDRESS_TAKEN(
            ERROR, "its primary address {address} is that of {other} ({place}), too. Change one of them in the source"),
    ALIAS_DOMAIN_ADDRESS(
            WARN,
            "{address} is set by name, although its domain is another name of {domain}, where {other} ({place}) has the same"
                    + " address: mail to it comes here and not to {other}, who cannot send as it either"),
    FORWARD_ON_MAILBOX(
            ERROR,
            "{address} is an address of the account {other} ({place}), too: the mailbox keeps it, and the forward is not"
                    + " carried"),
    ADDRESS_WITHOUT_ACCOUNT(
            WARN,
            "it belongs to no account ({kind}; its mail goes to {targets}); no target of this version carries that"),
    CUSTOMER_SPLIT(WARN, "only some of its domains are moved: {in}; the others are not: {rest}"),
    ALIAS_DOMAIN_SPLIT(WARN, "{domain} is another name of {other}, but the scope has only one of them"),
    CATCH_ALL_ELSEWHERE(
            WARN,
            "mail to its unknown addresses goes to {targets}, which is no single account in the source; no target of this"
                    + " version carries that"),
    APP_PASSWORDS_LOST(WARN, "it has {count} further passwords for single programs, which end: no target takes them"),
    SERVICES_RESTRICTED(WARN, "in the old system it may be used for {services} only; the new one does not restrict it"),
    ACCOUNT_EXPIRES(WARN, "on {date} it {what}"),
    COLLECTORS_NOT_CARRIED(WARN, "it collects mail from elsewhere, which ends: {collectors}"),
    FILTERS_NOT_CARRIED(WARN, "{count} filters of another kind than Sieve are not carried"),
    OLD_TLS(
            WARN,
            "a program at {ip} uses {service} with {tls}, which newer servers refuse: it must be set up anew, or the new"
                    + " server must allow it"),
    MECHANISM_LOST(
            WARN,
            "a program logs in to {service} with {mechanism}, which needs the password itself; the new system has its hash"
                    + " only, so the program must be set to a normal password over TLS"),
    COLLECTIVE_MAILBOX(
            WARN,
            "a server at {ip} fetches it over {service} every {minutes} minutes (unknown addresses of {domains}; {senders}"
                    + " senders in the log): it needs an exemption to send as others, and must tell recipients apart by To:"
                    + " alone; Bcc, lists and Cc have no such line and need a fallback mailbox"),
    PERIOD_REVERSED(WARN, "{what} ends on {end}, before it begins on {start}; it is carried switched off"),
    PERIOD_OVER(INFO, "{what} ended on {end}; it is carried switched off"),
    REPLY_EMPTY(WARN, "the absence note has no {what}"),
    FORWARD_TARGET_INVALID(WARN, "the forward of {from} to \"{target}\" is not carried: that is no e-mail address"),
    FORWARD_TARGET_UNKNOWN(WARN, "the forward of {from} leads to {target}, which does not exist here"),
    FORWARD_OUT_OF_SCOPE(WARN, "the forward of {from} leads to {target}, whose domain is not moved"),
    FORWARD_EXTERNAL(
            WARN,
            "the forward of {from} leads out of this system, to {targets}: SPF and DMARC of senders break unless the new"
                    + " server rewrites the envelope sender (SRS)"),
    FORWARD_LOOP(ERROR, "a forward leads back to where it began: {loop}. Change one of them in the source"),
    FORWARD_MANY_TARGETS(
            WARN,
            "the forward of {from} has {count} targets: as a Sieve script it would forward nothing, since servers allow 4"
                    + " redirects unless told otherwise; it belongs into the alias map"),
    NO_ADDRESS(WARN, "it has no address, so no mail can reach it; only its login is carried"),
    POP3_REDOWNLOAD(
            WARN,
            "it was last read over POP3 on {date}; a mail program that leaves mail on the server will fetch all of it"
                    + " once more"),
    CONTACTS_LEFT(
            INFO,
            "its address book in the old webmail has {count} contacts, which are not moved: the user exports and imports them"),
    TEXT_REPAIRED(INFO, "the text of {field} had been decoded with the wrong character set; it is repaired"),
    TEXT_MOJIBAKE(WARN, "the text of {field} looks decoded with the wrong character set; it is carried as it is"),
    QUOTA_ASSIGNED(INFO, "it gets a quota of {quota}; before: {before}"),
    CONTINGENT_DIVIDED(
            INFO,
            "its customer {customer} has a contingent of {contingent}: {assigned} of it are given to {accounts} accounts,"
                    + " which hold {used}; {left} are left"),
    CONTINGENT_MISSING(
            DECIDE,
            "its customer ({customer}) has no contingent that the policy {policy} could divide; agree one in the source, or"
                    + " decide here",
            "keep",
            "usage-headroom"),
    CONTINGENT_SHORT(
            DECIDE,
            "the contingent of its customer {customer}, {contingent}, is {missing} short of what the policy {policy} needs"
                    + " for {accounts} accounts: they hold {used}, and each quota is a multiple of the step and at least the"
                    + " minimum",
            "keep",
            "usage-headroom"),
    CONTINGENT_EXCEEDED(
            DECIDE,
            "the accounts of its customer {customer} would get {assigned}, {missing} more than its contingent allows"
                    + " ({contingent})",
            "accept"),
    CONTINGENT_OVERBOOKED(
            WARN,
            "the accounts of the customer {customer} have {assigned} in the old system, {missing} more than its contingent"
                    + " allows ({contingent}); they keep it, but the new system lets quotas be lowered only"),
    QUOTA_NO_TIER(
            DECIDE,
            "it holds {usage}: no size of the policy tiers is filled to at most {fill} % by that, the largest is {largest}",
            "keep",
            "usage-headroom"),
    QUOTA_NOT_LISTED(DECIDE, "the list of quotas (policy manual) does not name it", "keep", "usage-headroom"),
    QUOTA_KEPT_UNSET(INFO, "it has no quota in the old system and gets none"),
    QUOTA_USAGE_UNKNOWN(
            DECIDE,
            "how much it holds is not known, so the policy {policy} cannot compute a quota; before: {before}",
            "keep",
            "minimum"),
    KNOWN_ISSUE_NOTE(INFO, "known issue {id}: {text}"),
    KNOWN_ISSUE(WARN, "known issue {id}: {text}"),
    KNOWN_ISSUE_DECIDE(DECIDE, "known issue {id}: {text}", "accept"),
    KNOWN_ISSUE_ERROR(ERROR, "known issue {id}: {text}"),
    WAVE_NOT_BEFORE(
            WARN,
            "it must not move before {date} ({reason}), and the move is to be over on {last}; move it by itself later"),
    WAVE_WISH_NOT_KEPT(
            WARN,
            "it should be in another wave ({wish}), but accounts of a domain, and of a customer, move together: in wave"
                    + " {wave}"),
    WAVE_CROSSING(
            WARN,
            "it moves in wave {wave}, and mail goes between it and {other}, which moves in wave {otherWave}: move both in"
                    + " one wave, or see that either system delivers to the other meanwhile"),
    RETENTION_STAYS_OFF(
            INFO, "mail is not deleted by age, and stays so; to switch that on later, the account needs a quota"),
    RETENTION_DAYS(
            ERROR,
            "mail is to be deleted by age, but after {days} days: it must be from 1 to 3650. Correct it in the source"),
    RET_NEEDS_QUOTA(
            DECIDE,
            "deletion by age ({wanted}) can differ from {days} days only where a quota is set, and it gets none",
            "assign-quota",
            "reset"),
    RETENTION_PREVIEW(
            DECIDE,
            "deletion by age holds for all folders now, also for {folder}, where the old system deletes nothing: if the"
                    + " account moves today, {messages} messages of more than {days} days ({size}, the oldest of {oldest})"
                    + " are deleted from {date} on",
            "acknowledge",
            "off"),
    RETENTION_UNSEEN(
            WARN,
            "mail of more than {days} days is deleted in all its folders, if it moves today from {date} on; how much that is"
                    + " has not been looked at (plan --inspect deep does)"),
    QUOTA_DAY1_80(WARN, "it starts more than {warnPercent} % full: {usage} of {quota}"),
    OVERQUOTA(
            DECIDE,
            "it holds {usage}, more than its quota of {quota}: new mail would be refused from the first day",
            "raise",
            "accept"),
    SPAM_MOVE_TO_REJECT(
            INFO,
            "spam was moved to the folder {folder}; the new system rejects it during delivery, from a score of"
                    + " {threshold}"),
    SPAM_DELETE_TO_REJECT(
            INFO, "spam was deleted; the new system rejects it during delivery, from a score of {threshold}"),
    SPAM_QUARANTINE_TO_REJECT(
            WARN,
            "spam was held in quarantine; the new system rejects it during delivery, from a score of {threshold}"),
    SPAM_MODE_CHANGED(INFO, "spam: {before} becomes {after}"),
    SPAM_MODES_DIFFER(
            INFO,
            "its accounts treat spam differently ({modes}): mail to several of them at once gets one answer, so it is rejected"
                    + " for all of them or for none"),
    SPAM_MODE_UNSET(WARN, "the old system gives no spam mode; the new one leaves spam alone"),
    VIRUS_TO_REJECT(INFO, "mail with a virus is rejected; before: {before}"),
    VIRUS_EXEMPTION_ENDS(
            WARN, "mail with a virus was let through on purpose, perhaps; the new system rejects it always"),
    MAILGUARD_DROPPED(INFO, "the report of held mail to {recipients} has no successor"),
    SENDER_CHECK_ON(
            WARN,
            "sender addresses were not checked; the new system lets it send as its own addresses only ({senders})"),
    SENDER_BLOCKED(
            DECIDE,
            "it has sent under addresses that the new system refuses (553 5.7.1 Sender address rejected: not owned by user):"
                    + " {senders}. Give it an alias, approve an exemption"
                    + " (mapping.exemptions), or let it end",
            "restrict"),
    SENDER_FOREIGN(WARN, "it has sent under addresses that no mail system of ours can allow: {senders}"),
    SENDER_HEADER(
            WARN,
            "it has sent under an address of its own with another one in From:: {senders}. A system that checks the envelope"
                    + " only goes on taking that, one that checks From: refuses it"),
    SENDER_GRANT_ENDS(WARN, "it may send as {sender} in the old system; that ends unless an exemption is approved"),
    EXEMPT(INFO, "it may send as any address of {domains}: requested by {requestedBy}, approved by {approvedBy}"),
    EXEMPTION_REFUSED(
            ERROR, "the exemption for {domain} ({place}) is refused: {reason}. Correct that line, or take it out"),
    RECOVERY_MISSING(WARN, "it has no address for a forgotten password; name one in the source{candidate}"),
    RECOVERY_INVALID(WARN, "its address for a forgotten password is none: \"{address}\""),
    RECOVERY_UNREACHABLE(
            ERROR, "nobody reads its address for a forgotten password: {address}. Name another in the source"),
    RECOVERY_OWN_DOMAIN(
            WARN,
            "its address for a forgotten password, {address}, is in a domain that it administers: both are lost together"),
    RECOVERY_SHARED(
            WARN, "its address for a forgotten password, {address}, is that of {others}, of another customer, too"),
    PASSWORD_MISSING(WARN, "the source has no password for it; nobody can log in until one is set"),
    PASSWORD_LOCKED(WARN, "its password is locked in the old system; nobody can log in until one is set"),
    PASSWORD_UNUSABLE(
            DECIDE,
            "its password is kept in a form that cannot be carried over ({scheme}); the user needs a new one",
            "reset"),
    PASSWORD_WEAK(
            WARN, "its password is kept in a weak form ({scheme}) that newer servers refuse unless told otherwise"),
    TARGET_LACKS(WARN, "the target {target} does not carry {field}: {value}"),
    TARGET_REWRITES(
            WARN,
            "the target does not hand out messages as they were sent: it changes {differences}; the messages are the same for"
                    + " all that, unless verification says otherwise"),
    TARGET_REFUSES(ERROR, "the target {target} cannot hold it: {reason}"),
    PASSWORD_NOT_ACCEPTED(
            DECIDE,
            "the target {target} cannot check a password kept as {scheme}; with \"reset\" the account is made without"
                    + " one, and the user needs a new one",
            "reset"),
    FOLDER_RENAMED(WARN, "the folder {source} becomes {target}: {reason}"),
    FOLDER_LEFT_OUT(WARN, "the folder {source} is not copied: {reason}"),
    FOLDER_NOT_READABLE(
            WARN,
            "the source refuses to say what the folder {source} holds: {answer}. Give the login the right to read it, or"
                    + " leave it out with copy.exclude"),
    FOLDER_COLLISION(ERROR, "the folders {sources} would all become {target}; rename one with copy.rename"),
    TARGET_IS_SOURCE(ERROR, "source and target are one account: {place}; its mail would be copied onto itself"),
    NOT_SUBSCRIBED(WARN, "the target refused to subscribe to the folder {folder}: {answer}"),
    NOT_COPIED(WARN, "nothing of it was copied yet, so there is nothing to verify; begin with migrator run"),
    MESSAGE_ACCEPTED(
            INFO,
            "the message with UID {uid} of the folder {folder} is not at the target ({state}: {answer}); that is accepted"
                    + " by {reason}"),
    DATE_SUBSTITUTED(
            WARN,
            "{messages} messages of the folder {folder} have no valid INTERNALDATE at the source; they were sent with"
                    + " {date}"),
    MESSAGE_REPAIRED(
            WARN,
            "{messages} messages of the folder {folder} were refused as they are, and were taken after the repair"
                    + " {repair}"),
    KEYWORD_REFUSED(
            WARN,
            "{messages} messages of the folder {folder} went without the keyword {keyword}: the target refuses it"),
    FLAGS_NOT_KEPT(
            WARN,
            "the target folder {folder} does not keep the flags {flags}; {messages} messages go without some of them"),
    DELETED_AT_TARGET(
            INFO,
            "{messages} messages of the folder {folder} are gone at the source, and were taken away at the target"),
    DELETE_PREVIEW(
            INFO,
            "{messages} messages of the folder {folder} are gone at the source and still at the target; run --final --delete"
                    + " takes them away"),
    KEPT_AT_TARGET(
            WARN, "{messages} messages of the folder {folder} are gone at the source and stay at the target: {reason}"),
    DELETE_CAP(
            WARN,
            "{going} of {copied} copied messages {where} are gone at the source, more than the cap of {cap} %; if that is"
                    + " right, take them away with --delete-cap {needed}%"),
    DELETE_WITHHELD(WARN, "nothing {where} is taken away at the target: {reason}"),
    DELETE_UNFINISHED(
            WARN,
            "a run ended while it was taking {messages} messages away at the target; they may be marked as deleted there."
                    + " run --final --delete ends it"),
    SOURCE_SETS_SEEN(
            WARN,
            "all {messages} unread messages of the folder {folder} became read while they were copied: the source marks"
                    + " what is only looked at, so they are read {where}"),
    FLAGS_SENT_AGAIN(
            WARN,
            "{messages} messages of the target folder {folder} had lost flags that were sent with them; these were set once"
                    + " more"),
    RENAMED_AT_SOURCE(
            WARN,
            "the folder {before} is called {source} at the source by now; its mail goes on to the target folder that it has"
                    + " been copied to so far"),
    RENAMED_AT_TARGET(
            INFO,
            "the target folder {before} is called {target} by now; the mail of the folder {source} goes on to it"),
    FOLDER_RECOGNISED(
            WARN,
            "the {side} folder {folder} was made anew or put back to an earlier state; {found} of {known} messages were"
                    + " recognised in it"),
    GONE_AT_TARGET(
            WARN,
            "{messages} messages that had been copied are not at the target any more; they are not copied again. If they"
                    + " shall be, forget the account with: migrator reset --account {login}, and run again"),
    MOVED_AT_SOURCE(
            INFO,
            "{messages} messages were moved to other folders at the source; they are copied to their new place, and their"
                    + " copies in the old one stay, unless a final pass is asked to take them away (run --final --delete)"),
    OUT_OF_ORDER(
            INFO,
            "{messages} messages that could not be copied at first are at the target behind later ones; programs that sort by"
                    + " date show no difference"),
    FILED_ELSEWHERE(
            INFO,
            "{messages} messages of the folder {source} were found in the target folder {target}, where somebody has filed"
                    + " them; they are not copied again"),
    DUAL_DELIVERY(WARN, "{messages} messages were delivered to both systems; {what}"),
    FOLDER_BLOCKED(ERROR, "the folder {source} cannot become {target}: {reason}; rename it with copy.rename"),
    FOLDER_NOT_SELECTABLE(
            WARN, "the target shows {target} as a name without messages; it is created for the folder {source}"),
    FOLDER_MAYBE_VIEW(
            WARN,
            "the folder {source} may show messages of other folders a second time ({use}); it is copied, unless"
                    + " copy.exclude leaves it out"),
    DRIFT(WARN, "it is not as the plan {plan} said any more; it was left alone"),
    TARGET_LOGIN_TWICE(ERROR, "the accounts {accounts} would all be copied to the target login {target}"),
    TARGET_REFUSED_BY_RULE(
            WARN,
            "the target folder {target} already holds {messages} messages, and copy.existing is refuse: nothing will be"
                    + " copied into it, and the account will not be complete"),
    TARGET_NOT_EMPTY(
            DECIDE,
            "the target folder {target} already holds {messages} messages; set copy.existing to adopt, append or"
                    + " refuse",
            "adopt",
            "append",
            "refuse");

    private final Severity severity;
    private final String template;
    private final List<String> answers;

    FindingCode(Severity severity, String template, String... answers) {
        this.severity = severity;
        this.template = template;
        this.answers = List.of(answers);
    }

    /** The code as it stands in reports and in decisions.yaml: {@code SPAM-MOVE-TO-REJECT}. */
    public String code() {
        return name().replace('_', '-');
    }

    /** What it asks for. */
    public Severity severity() {
        return severity;
    }

    /** The sentence with its placeholders. */
    public String template() {
        return template;
    }

    /** Whether it says the same of all accounts of a customer, so that one answer does for them. */
    public boolean concernsCustomer() {
        return template.contains("its customer ");
    }

    /** What decisions.yaml may answer; empty unless the severity is DECIDE. */
    public List<String> answers() {
        return answers;
    }
}
