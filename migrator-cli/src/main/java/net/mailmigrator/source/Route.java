package net.mailmigrator.source;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.template.Field;

/**
 * One row of {@code routes}, or several that differ in their target only.
 *
 * @param address what it leads from, as servers compare it
 * @param targets what it leads to, as written
 * @param keepCopy what the row itself says about it; mostly nothing
 * @param row the first row
 */
record Route(String address, List<String> targets, Optional<Boolean> keepCopy, boolean active, Row row) {
    static Route of(Row row, Cells cells) throws BadRowException {
        String address = AccountTable.folded(cells.text(Field.ADDRESS).orElse(""));
        if (address.isEmpty()) {
            throw cells.bad(Field.ADDRESS, "it is empty");
        }
        return new Route(
                address,
                cells.list(Field.FORWARD_TARGETS),
                cells.flag(Field.FORWARD_KEEP_COPY),
                cells.flag(Field.ACTIVE, true),
                row);
    }

    /** Alike in all but the target. */
    String key() {
        return String.join("\n", address, String.valueOf(active), cell(Field.FORWARD_START), cell(Field.FORWARD_END));
    }

    Route and(Route other) {
        List<String> all = new ArrayList<>(targets);
        all.addAll(other.targets);
        return new Route(address, all, keepCopy.isPresent() ? keepCopy : other.keepCopy, active, row);
    }

    String place() {
        return row.place();
    }

    /** Whether it takes what nobody in the domain is known for. */
    boolean isDomain() {
        return address.indexOf('@') < 0 || address.matches("[%*]?@.*");
    }

    /** The domain it leads from. */
    String domain() {
        return address.substring(address.indexOf('@') + 1);
    }

    /** The domain of which this one is another name; empty where it is not about that. */
    Optional<String> aliasOf() {
        return active && isDomain() && targets.size() == 1 && targets.get(0).startsWith("@")
                ? Optional.of(targets.get(0).substring(1))
                : Optional.empty();
    }

    /** What its only target says in the panel's own way. */
    Optional<AccountKind> special() {
        if (targets.size() != 1) {
            return Optional.empty();
        }
        String target = targets.get(0);
        if (target.equals("null@localhost") || target.equals(":blackhole:")) {
            return Optional.of(AccountKind.BLACKHOLE);
        }
        return target.startsWith("|")
                ? Optional.of(AccountKind.PIPE)
                : target.startsWith(":fail:") ? Optional.of(AccountKind.FAIL) : Optional.empty();
    }

    Row forward(List<String> others, boolean keepsCopy) {
        return with(Field.FORWARD_START, Field.FORWARD_END)
                .with(Field.FORWARD_FROM, address)
                .with(Field.FORWARD_TARGETS, String.join(",", others))
                .with(Field.FORWARD_KEEP_COPY, String.valueOf(keepsCopy));
    }

    Row asAddress() {
        return with(Field.ADDRESS, Field.SENDER_ALLOWED, Field.EXPIRES);
    }

    /** An address of its own; nothing of what {@code special} targets say is one. */
    Row asEntry(AccountKind kind) {
        boolean leads = kind == AccountKind.GROUP || kind == AccountKind.FORWARD_ONLY;
        Row entry = with(Field.CUSTOMER, Field.FORWARD_START, Field.FORWARD_END)
                .with(Field.FORWARD_FROM, cell(Field.ADDRESS))
                .with(Field.KIND, kind.name());
        return leads ? entry.with(Field.FORWARD_TARGETS, String.join(",", targets)) : entry;
    }

    Row asCatchAll() {
        return new Row.Builder().build(place()).with(Field.DOMAIN, domain());
    }

    @Override
    public String toString() {
        return cell(Field.ADDRESS) + " -> " + String.join(", ", targets) + (active ? "" : " (it is off)");
    }

    private Row with(Field... kept) {
        Row.Builder part = new Row.Builder();
        part.add(Field.ACTIVE, String.valueOf(active));
        for (Field field : kept) {
            row.cell(field).ifPresent(value -> part.add(field, value));
        }
        row.extra().forEach(part::addExtra);
        return part.build(place());
    }

    private String cell(Field field) {
        return row.cell(field).orElse("");
    }
}
