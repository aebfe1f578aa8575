package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.AddressEntry;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.Moment;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Addresses and forwards of an account: from columns of its own row, and from rows of other queries. */
final class AddressRows {
    /** The query whose rows are addresses of an account. */
    static final String QUERY = "addresses";

    /** Under which name the extra cells hold addresses as they were written, one a line. */
    static final String AS_WRITTEN = "addressAsWritten";

    private final SourceTemplate template;

    AddressRows(SourceTemplate template) {
        this.template = template;
    }

    /** @param extra takes the addresses as they were written, where that differs from what servers compare */
    List<AccountAddress> addresses(AccountRows rows, Cells account, Map<String, String> extra) throws BadRowException {
        List<AccountAddress> addresses = new ArrayList<>();
        if (account.has(Field.ADDRESS)) {
            addresses.add(new AccountAddress(own(account, extra), true, null, true));
        }
        for (String alias : account.list(Field.ALIASES)) {
            addresses.add(new AccountAddress(parse(account, Field.ALIASES, alias, extra), false, null, true));
        }
        for (Row row : rows.of(QUERY)) {
            Cells cells = new Cells(row, template);
            addresses.add(new AccountAddress(
                    own(cells, extra),
                    cells.flag(Field.PRIMARY, false),
                    cells.flag(Field.SENDER_ALLOWED).orElse(null),
                    cells.flag(Field.ACTIVE, true),
                    cells.moment(Field.EXPIRES).orElse(null)));
        }
        return addresses;
    }

    /** Rows that differ in their target only are one forward. */
    List<Forward> forwards(AccountRows rows, Cells account) throws BadRowException {
        Map<Key, List<String>> targets = new LinkedHashMap<>();
        if (account.has(Field.FORWARD_TARGETS)) {
            targets.put(key(account, true), account.list(Field.FORWARD_TARGETS));
        }
        for (Row row : rows.of("forwards")) {
            Cells cells = new Cells(row, template);
            targets.computeIfAbsent(key(cells, cells.flag(Field.ACTIVE, true)), key -> new ArrayList<>())
                    .addAll(cells.list(Field.FORWARD_TARGETS));
        }
        return targets.entrySet().stream()
                .map(entry -> entry.getKey().with(entry.getValue()))
                .toList();
    }

    /**
     * An address without an account.
     *
     * @param rows all that say something of the address, the first of them of its own
     */
    AddressEntry entry(List<Row> rows) throws BadRowException {
        Cells first = new Cells(rows.get(0), template);
        Map<String, String> extra = new LinkedHashMap<>();
        Field field = first.has(Field.FORWARD_FROM) ? Field.FORWARD_FROM : Field.ADDRESS;
        EmailAddress address = parse(first, field, first.raw(field).orElse(""), extra);
        AccountRows all = new AccountRows(rows.get(0));
        for (Row row : rows) {
            extra.putAll(row.extra());
            if (row.cell(Field.FORWARD_TARGETS).isPresent()) {
                all.add("forwards", row);
            }
        }
        Row none = new Row(rows.get(0).place(), Map.of(), Map.of());
        return new AddressEntry(
                first.place(),
                first.choice(Field.KIND, AccountKind.class).orElse(AccountKind.FORWARD_ONLY),
                address,
                first.text(Field.CUSTOMER).orElse(null),
                forwards(all, new Cells(none, template)),
                extra);
    }

    private static Key key(Cells cells, boolean active) throws BadRowException {
        Optional<String> from = cells.text(Field.FORWARD_FROM);
        return new Key(
                from.isEmpty() ? null : parse(cells, Field.FORWARD_FROM, from.get(), new LinkedHashMap<>()),
                cells.flag(Field.FORWARD_KEEP_COPY, false),
                active,
                cells.moment(Field.FORWARD_START).orElse(null),
                cells.moment(Field.FORWARD_END).orElse(null));
    }

    private static EmailAddress own(Cells cells, Map<String, String> extra) throws BadRowException {
        return parse(cells, Field.ADDRESS, cells.raw(Field.ADDRESS).orElse(""), extra);
    }

    /** Blanks around local part and domain are dropped (R29); how it was written is kept. */
    private static EmailAddress parse(Cells cells, Field field, String written, Map<String, String> extra)
            throws BadRowException {
        int at = written.lastIndexOf('@');
        String trimmed = at < 0
                ? written
                : written.substring(0, at).strip() + "@"
                        + written.substring(at + 1).strip();
        EmailAddress address = EmailAddress.parse(trimmed)
                .orElseThrow(() -> cells.bad(field, "\"" + written + "\" is no e-mail address"));
        if (!address.toString().equals(written)) {
            extra.merge(AS_WRITTEN, written, (before, more) -> before + "\n" + more);
        }
        return address;
    }

    private record Key(
            @Nullable EmailAddress from,
            boolean keepCopy,
            boolean active,
            @Nullable Moment start,
            @Nullable Moment end) {
        Forward with(List<String> targets) {
            return new Forward(from, targets, keepCopy, active, start, end);
        }
    }
}
