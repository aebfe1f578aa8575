package net.mailmigrator.journal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.model.MessageCounts;
import org.h2.api.ErrorCode;
import org.jdbi.v3.core.argument.Argument;
import org.jdbi.v3.core.statement.SqlStatement;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Values that every table knows, between Java and SQL. */
final class Sql {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};
    private static final int LONGEST_TEXT = 4_000;

    /** The columns of a balance, for UPDATE. */
    static final String SET_COUNTS = "pass_source = :source, pass_copied = :copied, pass_already = :already,"
            + " pass_adopted = :adopted, pass_excluded = :excluded, pass_refused = :refused,"
            + " pass_unreadable = :unreadable, pass_vanished = :vanished, pass_undecided = :undecided,"
            + " pass_pending = :pending";

    private Sql() {}

    /** An instant as OffsetDateTime: java.sql.Timestamp would pass through the local time zone. */
    static Argument at(@Nullable Instant instant) {
        return (position, statement, context) -> {
            if (instant == null) {
                statement.setNull(position, Types.TIMESTAMP_WITH_TIMEZONE);
            } else {
                statement.setObject(position, instant.atOffset(ZoneOffset.UTC));
            }
        };
    }

    static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** An instant in a column that is never null. */
    static Instant requiredInstant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    /** Text of other origin, made fit for every database: no NUL, not endless. */
    static @Nullable String text(@Nullable String words) {
        if (words == null) {
            return null;
        }
        String clean = words.indexOf(0) < 0 ? words : words.replace('\0', '\uFFFD');
        return clean.length() <= LONGEST_TEXT ? clean : clean.substring(0, LONGEST_TEXT - 1) + "…";
    }

    /** A constant by its name. Another name was not written by this program: the schema's version has been checked. */
    static <E extends Enum<E>> E constant(Class<E> type, String name) throws SQLException {
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException unknown) {
            throw new SQLException(
                    "a row holds no " + type.getSimpleName() + " but " + name,
                    null,
                    ErrorCode.FILE_CORRUPTED_1,
                    unknown);
        }
    }

    /** UIDs in the first column. */
    static UidSet uidSet(ResultSet rows) throws SQLException {
        long[] uids = new long[256];
        int count = 0;
        while (rows.next()) {
            if (count == uids.length) {
                uids = Arrays.copyOf(uids, 2 * count);
            }
            uids[count++] = rows.getLong(1);
        }
        return UidSet.of(Arrays.copyOf(uids, count));
    }

    static String json(List<String> list) {
        return JSON.writeValueAsString(list);
    }

    static List<String> strings(String json) {
        return JSON.readValue(json, STRINGS);
    }

    static <S extends SqlStatement<S>> S bindCounts(S statement, MessageCounts counts) {
        return statement
                .bind("source", counts.source())
                .bind("copied", counts.copied())
                .bind("already", counts.alreadyThere())
                .bind("adopted", counts.adopted())
                .bind("excluded", counts.excluded())
                .bind("refused", counts.refused())
                .bind("unreadable", counts.unreadable())
                .bind("vanished", counts.vanished())
                .bind("undecided", counts.undecided())
                .bind("pending", counts.pending());
    }

    /** The balance of a row; null before the first pass. */
    static @Nullable MessageCounts counts(ResultSet row) throws SQLException {
        long source = row.getLong("pass_source");
        if (row.wasNull()) {
            return null;
        }
        return new MessageCounts(
                source,
                row.getLong("pass_copied"),
                row.getLong("pass_already"),
                row.getLong("pass_adopted"),
                row.getLong("pass_excluded"),
                row.getLong("pass_refused"),
                row.getLong("pass_unreadable"),
                row.getLong("pass_vanished"),
                row.getLong("pass_undecided"),
                row.getLong("pass_pending"));
    }
}
