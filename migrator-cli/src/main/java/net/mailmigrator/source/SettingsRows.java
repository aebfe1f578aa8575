package net.mailmigrator.source;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.model.Autoresponder;
import net.mailmigrator.model.Mailguard;
import net.mailmigrator.model.Retention;
import net.mailmigrator.model.SpamMode;
import net.mailmigrator.model.SpamScale;
import net.mailmigrator.model.SpamScores;
import net.mailmigrator.model.SpamSettings;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;
import org.jspecify.annotations.Nullable;

/** Absence note, spam filter and mailguard of an account: from its own row, or from rows of other queries. */
final class SettingsRows {
    private final SourceTemplate template;

    SettingsRows(SourceTemplate template) {
        this.template = template;
    }

    @Nullable
    Autoresponder autoresponder(AccountRows rows, Cells account) throws BadRowException {
        Cells cells = only(rows, "autoresponders", account);
        boolean said = cells != account || cells.has(Field.REPLY_TEXT) || cells.has(Field.REPLY_ACTIVE);
        return said
                ? new Autoresponder(
                        cells.flag(Field.REPLY_ACTIVE, true),
                        cells.moment(Field.REPLY_START).orElse(null),
                        cells.moment(Field.REPLY_END).orElse(null),
                        cells.text(Field.REPLY_SUBJECT).orElse(null),
                        cells.text(Field.REPLY_TEXT).orElse(null),
                        interval(cells),
                        cells.text(Field.REPLY_HTML).orElse(null),
                        cells.text(Field.REPLY_FROM).orElse(null),
                        cells.list(Field.REPLY_ADDRESSES),
                        cells.text(Field.REPLY_CONDITION).orElse(null))
                : null;
    }

    private static @Nullable Duration interval(Cells cells) throws BadRowException {
        Optional<Long> seconds = cells.count(Field.REPLY_INTERVAL_SECONDS);
        return seconds.isPresent()
                ? Duration.ofSeconds(seconds.get())
                : cells.count(Field.REPLY_INTERVAL_DAYS).map(Duration::ofDays).orElse(null);
    }

    @Nullable
    static Retention retention(Cells cells) throws BadRowException {
        Optional<Boolean> active = cells.flag(Field.RETENTION_ACTIVE);
        Optional<Integer> days = cells.integer(Field.RETENTION_DAYS);
        Optional<Integer> trash = cells.integer(Field.RETENTION_TRASH_DAYS);
        Optional<Integer> junk = cells.integer(Field.RETENTION_JUNK_DAYS);
        if (active.isEmpty() && days.isEmpty() && trash.isEmpty() && junk.isEmpty()) {
            return null;
        }
        return new Retention(
                active.orElse(days.isPresent()),
                days.orElse(null),
                cells.names(Field.RETENTION_FOLDERS),
                trash.orElse(null),
                junk.orElse(null));
    }

    /** Null where the source gives no mode, or an empty one; what it gives is then kept in {@code extra}. */
    @Nullable
    SpamSettings spam(AccountRows rows, Cells cells, Map<String, String> extra) throws BadRowException {
        List<String> allowed = new ArrayList<>(cells.list(Field.SPAM_ALLOWED));
        List<String> blocked = new ArrayList<>(cells.list(Field.SPAM_BLOCKED));
        for (Row row : rows.of("spamLists")) {
            Cells entry = new Cells(row, template);
            Optional<String> pattern = entry.text(Field.PATTERN);
            ListKind kind =
                    entry.choice(Field.LIST, ListKind.class).orElseThrow(() -> entry.bad(Field.LIST, "it is empty"));
            pattern.ifPresent((kind == ListKind.ALLOW ? allowed : blocked)::add);
        }
        Optional<SpamMode> mode = cells.choice(Field.SPAM_MODE, SpamMode.class);
        if (mode.isEmpty()) {
            cells.raw(Field.SPAM_MODE).ifPresent(value -> extra.put(Field.SPAM_MODE.label(), value));
            for (Field field : List.of(Field.SPAM_THRESHOLD, Field.SPAM_FOLDER, Field.SPAM_TAG)) {
                cells.text(field).ifPresent(value -> extra.put(field.label(), value));
            }
            keep(extra, Field.SPAM_ALLOWED, allowed);
            keep(extra, Field.SPAM_BLOCKED, blocked);
            return null;
        }
        return new SpamSettings(
                mode.get(),
                cells.decimal(Field.SPAM_THRESHOLD).orElse(null),
                cells.text(Field.SPAM_FOLDER).orElse(null),
                cells.text(Field.SPAM_TAG).orElse(null),
                allowed,
                blocked,
                scores(cells));
    }

    private static SpamScores scores(Cells cells) throws BadRowException {
        return new SpamScores(
                cells.decimal(Field.SPAM_TAG_SCORE).orElse(null),
                cells.decimal(Field.SPAM_MOVE_SCORE).orElse(null),
                cells.decimal(Field.SPAM_REJECT_SCORE).orElse(null),
                cells.choice(Field.SPAM_SCALE, SpamScale.class).orElse(SpamScale.SA),
                cells.flag(Field.GREYLIST).orElse(null));
    }

    @Nullable
    Mailguard mailguard(AccountRows rows, Cells account) throws BadRowException {
        Cells cells = only(rows, "mailguard", account);
        Optional<Boolean> active = cells.flag(Field.MAILGUARD_ACTIVE);
        List<String> recipients = cells.list(Field.MAILGUARD_RECIPIENTS);
        return active.isEmpty() && recipients.isEmpty()
                ? null
                : new Mailguard(active.orElse(!recipients.isEmpty()), recipients);
    }

    /** The one row of a query, or the account's own row where the query has none for it. */
    private Cells only(AccountRows rows, String query, Cells account) throws BadRowException {
        List<Row> found = rows.of(query);
        if (found.size() > 1) {
            throw new BadRowException(
                    found.get(1).place(),
                    "the account has more than one row in the query " + query + ": "
                            + found.get(0).place() + ", " + found.get(1).place());
        }
        return found.isEmpty() ? account : new Cells(found.get(0), template);
    }

    private static void keep(Map<String, String> extra, Field field, List<String> values) {
        if (!values.isEmpty()) {
            extra.put(field.label(), String.join(" ", values));
        }
    }

    /** Which list a spam pattern is on. */
    private enum ListKind {
        ALLOW,
        BLOCK
    }
}
