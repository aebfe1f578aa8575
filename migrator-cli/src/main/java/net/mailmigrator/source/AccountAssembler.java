package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.Customer;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Hosts;
import net.mailmigrator.model.ImapLogin;
import net.mailmigrator.model.LastLogins;
import net.mailmigrator.model.Mojibake;
import net.mailmigrator.model.OldAdmin;
import net.mailmigrator.model.OldDomain;
import net.mailmigrator.model.PasswordHash;
import net.mailmigrator.model.PasswordSchemes;
import net.mailmigrator.model.QuotaLimit;
import net.mailmigrator.model.Secret;
import net.mailmigrator.model.SenderCheck;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.SourceAccountBuilder;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.template.Conversion;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Makes an account of its rows. An account is taken whole or not at all: one bad row leaves it out. */
public final class AccountAssembler {
    private final SourceTemplate template;
    private final AddressRows addresses;
    private final SettingsRows settings;
    private final UseRows use;
    private final HoldingsRows holdings;
    private final DomainRows domains;

    /** @param template how cells are read */
    public AccountAssembler(SourceTemplate template) {
        this.template = template;
        this.addresses = new AddressRows(template);
        this.settings = new SettingsRows(template);
        this.use = new UseRows(template);
        this.holdings = new HoldingsRows(template);
        this.domains = new DomainRows(template);
    }

    /**
     * Makes the account.
     *
     * @throws BadRowException where a row of it cannot be used
     */
    public SourceAccount assemble(AccountRows rows) throws BadRowException {
        Cells cells = new Cells(rows.account(), template);
        Map<String, String> extra = new LinkedHashMap<>(rows.account().extra());
        SourceAccountBuilder account = SourceAccount.builder(cells.place(), login(cells));
        identity(account, cells);
        account.wish(UseRows.wish(cells));
        account.access(UseRows.access(cells));
        account.person(UseRows.person(cells));
        account.routing(use.routing(rows, cells));
        account.evidence(use.evidence(rows));
        account.holdings(holdings.of(rows, cells));
        account.domainAdminOf(UseRows.domains(cells, Field.DOMAIN_ADMIN_OF));
        List<AccountAddress> all = addresses.addresses(rows, cells, extra);
        account.addresses(all);
        account.address(primary(all));
        account.defect(defect(rows, cells, extra));
        limits(account, cells);
        account.forwards(addresses.forwards(rows, cells));
        account.autoresponder(settings.autoresponder(rows, cells));
        account.spam(settings.spam(rows, cells, extra));
        account.virus(cells.choice(Field.VIRUS_MODE, VirusMode.class).orElse(null));
        account.mailguard(settings.mailguard(rows, cells));
        extras(rows, extra);
        return account.extra(extra).build();
    }

    /**
     * Makes an address that belongs to no account.
     *
     * @param rows all that are about it
     */
    AddressEntry entry(List<Row> rows) throws BadRowException {
        return addresses.entry(rows);
    }

    OldDomain domain(Row row) throws BadRowException {
        return domains.domain(row);
    }

    OldAdmin admin(Row row) throws BadRowException {
        return domains.admin(row);
    }

    private static String login(Cells cells) throws BadRowException {
        String login = cells.text(Field.LOGIN).filter(text -> !text.isBlank()).orElse("");
        if (login.isEmpty()) {
            throw cells.bad(Field.LOGIN, "it is empty");
        }
        if (login.chars().anyMatch(c -> c < ' ' || c == 0x7f)) {
            throw cells.bad(Field.LOGIN, "it contains a control character");
        }
        return login;
    }

    private void identity(SourceAccountBuilder account, Cells cells) throws BadRowException {
        account.sourceId(cells.text(Field.ID).orElse(null));
        account.kind(cells.choice(Field.KIND, AccountKind.class).orElse(AccountKind.MAILBOX));
        account.displayName(cells.text(Field.DISPLAY_NAME).orElse(null));
        account.customer(customer(cells));
        account.hosts(new Hosts(
                host(cells, Field.PANEL_HOST), host(cells, Field.MAIL_HOST), host(cells, Field.WEBMAIL_HOST)));
        account.active(cells.flag(Field.ACTIVE, true));
        account.deletePending(cells.flag(Field.DELETE_PENDING, false));
        account.wave(cells.text(Field.WAVE).orElse(null));
        account.sourceImap(imap(cells, Field.SOURCE_LOGIN, Field.SOURCE_PASSWORD, Field.SOURCE_HOST));
        account.targetImap(imap(cells, Field.TARGET_LOGIN, Field.TARGET_PASSWORD, Field.TARGET_HOST));
        account.lastLogins(new LastLogins(
                cells.time(Field.LAST_IMAP).orElse(null),
                cells.time(Field.LAST_POP3).orElse(null),
                cells.time(Field.LAST_SMTP).orElse(null),
                cells.time(Field.LAST_WEB).orElse(null),
                cells.time(Field.LAST_DELIVERY).orElse(null)));
    }

    /** A login and addresses are never repaired: what they were meant to be is asked. */
    private static @Nullable String defect(AccountRows rows, Cells cells, Map<String, String> extra) {
        List<String> all = new ArrayList<>(rows.defects());
        Stream.concat(
                        cells.text(Field.LOGIN).stream().map("its login "::concat),
                        extra.getOrDefault(AddressRows.AS_WRITTEN, "").lines().map("its address "::concat))
                .filter(Mojibake::isLikely)
                .findFirst()
                .ifPresent(name -> all.add(name + " looks decoded with the wrong character set"));
        cells.text(Field.DEFECT).ifPresent(own -> all.add(0, own));
        return all.isEmpty() ? null : String.join("; ", all);
    }

    private void limits(SourceAccountBuilder account, Cells cells) throws BadRowException {
        account.password(password(cells, template));
        account.quota(quota(cells));
        account.usageBytes(cells.size(Field.USAGE).orElse(null));
        account.messageCount(cells.count(Field.MESSAGES).orElse(null));
        account.senderCheck(cells.flag(Field.SENDER_CHECK)
                .map(on -> on ? SenderCheck.ON : SenderCheck.OFF)
                .orElse(SenderCheck.UNKNOWN));
        account.retention(SettingsRows.retention(cells));
    }

    private static @Nullable EmailAddress primary(List<AccountAddress> addresses) {
        return addresses.stream()
                .filter(AccountAddress::primary)
                .map(AccountAddress::address)
                .findFirst()
                .orElse(null);
    }

    /** None and 0 are alike: nothing was agreed. */
    static QuotaLimit contingent(Cells cells, SourceTemplate template) throws BadRowException {
        Optional<String> text = cells.text(Field.CONTINGENT);
        if (text.isPresent()
                && template.conversion(Field.CONTINGENT).unlimited().contains(text.get())) {
            return new QuotaLimit.Unlimited();
        }
        return cells.size(Field.CONTINGENT)
                .filter(bytes -> bytes > 0)
                .<QuotaLimit>map(QuotaLimit.Bytes::new)
                .orElseGet(QuotaLimit.LegacyUnset::new);
    }

    private @Nullable Customer customer(Cells cells) throws BadRowException {
        Optional<String> id = cells.text(Field.CUSTOMER);
        return id.isEmpty()
                ? null
                : new Customer(
                        id.get(),
                        cells.text(Field.CUSTOMER_NAME).orElse(null),
                        cells.text(Field.CUSTOMER_EMAIL).orElse(null),
                        contingent(cells, template));
    }

    static @Nullable String host(Cells cells, Field field) {
        return cells.text(field)
                .map(name -> name.toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""))
                .orElse(null);
    }

    private static ImapLogin imap(Cells cells, Field login, Field password, Field host) {
        return new ImapLogin(
                cells.text(login).orElse(null),
                cells.text(password).map(Secret::of).orElse(null),
                cells.text(host).orElse(null));
    }

    /** An empty hash is a locked password; no value at all is none. */
    static @Nullable PasswordHash password(Cells cells, SourceTemplate template) {
        Conversion conversion = template.conversion(Field.PASSWORD_HASH);
        return cells.raw(Field.PASSWORD_HASH)
                .map(value -> conversion.plain() ? PasswordSchemes.plain(value) : PasswordSchemes.recognise(value))
                .orElse(null);
    }

    private QuotaLimit quota(Cells cells) throws BadRowException {
        Optional<String> text = cells.text(Field.QUOTA);
        if (text.isEmpty()) {
            return new QuotaLimit.LegacyUnset();
        }
        if (template.conversion(Field.QUOTA).unlimited().contains(text.get())) {
            return new QuotaLimit.Unlimited();
        }
        long bytes = cells.size(Field.QUOTA).orElseThrow();
        if (bytes == 0) {
            throw cells.bad(
                    Field.QUOTA,
                    "0 is no quota; if it means \"without limit\", the template must say so"
                            + " (fields.quota.unlimited)");
        }
        return new QuotaLimit.Bytes(bytes);
    }

    /** What no field takes is kept by query and column; several rows stand one below the other. */
    private void extras(AccountRows rows, Map<String, String> extra) {
        for (String query : rows.queries()) {
            boolean known = SourceTemplate.KNOWN_QUERIES.contains(query);
            for (Row row : rows.of(query)) {
                row.extra()
                        .forEach((column, value) ->
                                extra.merge(query + "." + column, value, (before, more) -> before + "\n" + more));
                if (!known) {
                    row.cells().forEach((field, value) -> keep(query, field, value, extra));
                }
            }
        }
    }

    private static void keep(String query, Field field, String value, Map<String, String> extra) {
        if (field != Field.ACCOUNT && field != Field.ID && field.type() != Field.Type.SECRET) {
            extra.merge(query + "." + field.label(), value, (before, more) -> before + "\n" + more);
        }
    }
}
