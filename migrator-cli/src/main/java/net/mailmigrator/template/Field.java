package net.mailmigrator.template;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Everything a source template can fill. Its name in templates is camel case: {@code TARGET_LOGIN} is {@code targetLogin}. */
public enum Field {
    /** Key of the row, by which rows of other queries refer to the account. */
    ID(Type.TEXT),
    LOGIN(Type.EXACT),
    ADDRESS(Type.TEXT),
    ALIASES(Type.LIST),
    DISPLAY_NAME(Type.TEXT),
    CUSTOMER(Type.TEXT),
    CUSTOMER_NAME(Type.TEXT),
    CUSTOMER_EMAIL(Type.TEXT),
    CONTINGENT(Type.SIZE),
    PANEL_HOST(Type.TEXT),
    MAIL_HOST(Type.TEXT),
    WEBMAIL_HOST(Type.TEXT),
    ACTIVE(Type.FLAG),
    DELETE_PENDING(Type.FLAG),
    PASSWORD_HASH(Type.SECRET),
    QUOTA(Type.SIZE),
    USAGE(Type.SIZE),
    MESSAGES(Type.NUMBER),
    SENDER_CHECK(Type.FLAG),
    SPAM_MODE(Type.CHOICE),
    SPAM_THRESHOLD(Type.NUMBER),
    /** SA, RSPAMD or PERCENT. */
    SPAM_SCALE(Type.CHOICE),
    SPAM_TAG_SCORE(Type.NUMBER),
    SPAM_MOVE_SCORE(Type.NUMBER),
    SPAM_REJECT_SCORE(Type.NUMBER),
    GREYLIST(Type.FLAG),
    SPAM_FOLDER(Type.TEXT),
    SPAM_TAG(Type.TEXT),
    SPAM_ALLOWED(Type.LIST),
    SPAM_BLOCKED(Type.LIST),
    VIRUS_MODE(Type.CHOICE),
    MAILGUARD_ACTIVE(Type.FLAG),
    MAILGUARD_RECIPIENTS(Type.LIST),
    RETENTION_ACTIVE(Type.FLAG),
    RETENTION_DAYS(Type.NUMBER),
    /** Names with commas or semicolons between them; none: all folders. */
    RETENTION_FOLDERS(Type.TEXT),
    RETENTION_TRASH_DAYS(Type.NUMBER),
    RETENTION_JUNK_DAYS(Type.NUMBER),
    FORWARD_TARGETS(Type.LIST),
    FORWARD_KEEP_COPY(Type.FLAG),
    FORWARD_START(Type.DATE),
    FORWARD_END(Type.DATE),
    REPLY_ACTIVE(Type.FLAG),
    REPLY_SUBJECT(Type.TEXT),
    REPLY_TEXT(Type.TEXT),
    REPLY_START(Type.DATE),
    REPLY_END(Type.DATE),
    REPLY_INTERVAL_DAYS(Type.NUMBER),
    REPLY_INTERVAL_SECONDS(Type.NUMBER),
    REPLY_HTML(Type.TEXT),
    REPLY_FROM(Type.TEXT),
    REPLY_ADDRESSES(Type.LIST),
    REPLY_CONDITION(Type.TEXT),
    WAVE(Type.TEXT),
    /** ANY, FIRST, LAST, NAMED or NOT_BEFORE. */
    WAVE_PREFERENCE(Type.CHOICE),
    WAVE_NOT_BEFORE(Type.DATE),
    WAVE_REASON(Type.TEXT),
    LAST_IMAP(Type.DATE),
    LAST_POP3(Type.DATE),
    LAST_SMTP(Type.DATE),
    LAST_WEB(Type.DATE),
    LAST_DELIVERY(Type.DATE),
    KIND(Type.CHOICE),
    LANGUAGE(Type.TEXT),
    PHONE(Type.TEXT),
    RECOVERY_ADDRESS(Type.TEXT),
    CONTACTS(Type.NUMBER),
    EXPIRES(Type.DATE),
    IMAP(Type.FLAG),
    POP3(Type.FLAG),
    SMTP(Type.FLAG),
    SIEVE(Type.FLAG),
    WEBMAIL(Type.FLAG),
    APP_PASSWORDS(Type.NUMBER),
    ALLOWED_SENDERS(Type.LIST),
    BCC_OUTGOING(Type.TEXT),
    BCC_INCOMING(Type.TEXT),
    CATCH_ALL_OF(Type.LIST),
    DOMAIN_ADMIN_OF(Type.LIST),
    RAW_FILTER(Type.EXACT),
    STORE_FORMAT(Type.TEXT),
    STORE_PATH(Type.TEXT),
    STORE_NODE(Type.TEXT),
    SOURCE_LOGIN(Type.EXACT),
    SOURCE_PASSWORD(Type.SECRET),
    SOURCE_HOST(Type.TEXT),
    TARGET_LOGIN(Type.EXACT),
    TARGET_PASSWORD(Type.SECRET),
    TARGET_HOST(Type.TEXT),
    /** What is wrong with the row in the panel's own data, in words; empty: nothing. */
    DEFECT(Type.TEXT),
    /** In rows of other queries: the account's ID. */
    ACCOUNT(Type.TEXT),
    PRIMARY(Type.FLAG),
    SENDER_ALLOWED(Type.FLAG),
    FORWARD_FROM(Type.TEXT),
    LIST(Type.CHOICE),
    PATTERN(Type.TEXT),
    FOLDER_NAME(Type.TEXT),
    FOLDER_MESSAGES(Type.NUMBER),
    FOLDER_SIZE(Type.SIZE),
    FOLDER_OLDEST(Type.DATE),
    FOLDER_OLDER_DAYS(Type.NUMBER),
    FOLDER_OLDER_MESSAGES(Type.NUMBER),
    FOLDER_OLDER_SIZE(Type.SIZE),
    FOLDER_USE(Type.TEXT),
    COLLECTOR_TYPE(Type.TEXT),
    COLLECTOR_HOST(Type.TEXT),
    COLLECTOR_PORT(Type.NUMBER),
    COLLECTOR_TLS(Type.FLAG),
    COLLECTOR_USER(Type.TEXT),
    COLLECTOR_KEEP(Type.FLAG),
    COLLECTOR_FOLDER(Type.TEXT),
    SCRIPT_NAME(Type.TEXT),
    SCRIPT_TEXT(Type.EXACT),
    SENT_AS(Type.TEXT),
    SENT_COUNT(Type.NUMBER),
    SENT_LAST(Type.DATE),
    SENT_FROM(Type.TEXT),
    SERVICE(Type.CHOICE),
    CLIENT_IP(Type.TEXT),
    TLS_VERSION(Type.TEXT),
    MECHANISM(Type.TEXT),
    LOGIN_COUNT(Type.NUMBER),
    LOGIN_FIRST(Type.DATE),
    LOGIN_LAST(Type.DATE),
    /** In rows of domains and of catch-alls: the domain. */
    DOMAIN(Type.TEXT),
    ALIAS_OF(Type.TEXT),
    CATCH_ALL(Type.LIST),
    MAX_MAILBOXES(Type.NUMBER),
    MAX_ALIASES(Type.NUMBER),
    MAX_MAILBOX_SIZE(Type.SIZE),
    DEFAULT_MAILBOX_SIZE(Type.SIZE),
    BACKUP_MX(Type.FLAG),
    TRANSPORT(Type.TEXT),
    MX(Type.LIST),
    DNS_TTL(Type.NUMBER),
    DKIM_SELECTOR(Type.TEXT),
    DKIM_KEY(Type.FLAG),
    ADMINS(Type.LIST),
    DOMAINS(Type.LIST),
    SUPERADMIN(Type.FLAG),
    TOTP(Type.FLAG);

    /** How a cell is read. */
    public enum Type {
        /** Blanks around it are dropped. */
        TEXT,
        /** Byte for byte. */
        EXACT,
        /** Byte for byte, and never printed. */
        SECRET,
        FLAG,
        SIZE,
        NUMBER,
        DATE,
        CHOICE,
        /** Several values with commas, semicolons or blanks between them. */
        LIST
    }

    private final Type type;
    private final String label;

    Field(Type type) {
        this.type = type;
        this.label = camelCase(name());
    }

    /** How its cells are read. */
    public Type type() {
        return type;
    }

    /** Its name in templates. */
    public String label() {
        return label;
    }

    /** The field of a column label; databases that fold labels to one case are met by ignoring case. */
    public static Optional<Field> of(String label) {
        return Arrays.stream(values())
                .filter(field -> field.label.equalsIgnoreCase(label))
                .findFirst();
    }

    private static String camelCase(String name) {
        StringBuilder label = new StringBuilder();
        for (String word : name.toLowerCase(Locale.ROOT).split("_", -1)) {
            label.append(label.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return label.toString();
    }
}
