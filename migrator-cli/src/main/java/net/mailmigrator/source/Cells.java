package net.mailmigrator.source;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.Moment;
import net.mailmigrator.template.Conversion;
import net.mailmigrator.template.Field;
import net.mailmigrator.template.SourceTemplate;

/** Reads the cells of one row as its template says. A cell that cannot be read makes the row a bad one. */
final class Cells {
    private static final Map<String, Boolean> WORDS = Map.ofEntries(
            Map.entry("true", true), Map.entry("false", false),
            Map.entry("yes", true), Map.entry("no", false),
            Map.entry("y", true), Map.entry("n", false),
            Map.entry("t", true), Map.entry("f", false),
            Map.entry("1", true), Map.entry("0", false),
            Map.entry("on", true), Map.entry("off", false));
    private static final int LONGEST_QUOTED = 60;

    private final Row row;
    private final SourceTemplate template;

    Cells(Row row, SourceTemplate template) {
        this.row = row;
        this.template = template;
    }

    String place() {
        return row.place();
    }

    /** Whether the row or the template says anything about the field. */
    boolean has(Field field) {
        return text(field).isPresent();
    }

    Optional<String> text(Field field) {
        Conversion conversion = template.conversion(field);
        if (conversion.constant() != null) {
            return Optional.of(conversion.constant());
        }
        boolean exact = field.type() == Field.Type.EXACT || field.type() == Field.Type.SECRET;
        return row.cell(field)
                .map(value -> exact ? value : value.strip())
                .filter(value -> !value.isEmpty() && !conversion.none().contains(value))
                .map(value -> conversion.quotedPrintable() ? QuotedPrintable.decode(value) : value)
                .or(() -> Optional.ofNullable(conversion.standard()));
    }

    /** The cell as it stands, empty ones too. */
    Optional<String> raw(Field field) {
        Conversion conversion = template.conversion(field);
        return conversion.constant() != null
                ? Optional.of(conversion.constant())
                : row.cell(field).or(() -> Optional.ofNullable(conversion.standard()));
    }

    Optional<Boolean> flag(Field field) throws BadRowException {
        return read(field, "yes or no", word -> {
            Boolean panels = template.booleans().get(word);
            return Optional.ofNullable(panels != null ? panels : WORDS.get(word.toLowerCase(Locale.ROOT)));
        });
    }

    boolean flag(Field field, boolean standard) throws BadRowException {
        return flag(field).orElse(standard);
    }

    Optional<Long> size(Field field) throws BadRowException {
        return read(field, "a size", template.conversion(field).unit()::bytes);
    }

    Optional<Long> count(Field field) throws BadRowException {
        return read(field, "a whole number from 0", text -> {
            long number = Long.parseLong(text);
            return number < 0 ? Optional.empty() : Optional.of(number);
        });
    }

    Optional<Integer> integer(Field field) throws BadRowException {
        return read(field, "a whole number", text -> Optional.of(Integer.valueOf(text)));
    }

    Optional<BigDecimal> decimal(Field field) throws BadRowException {
        return read(field, "a number", text -> Optional.of(new BigDecimal(text.replace(',', '.'))));
    }

    Optional<LocalDate> date(Field field) throws BadRowException {
        return moment(field).map(Moment::day);
    }

    Optional<OffsetDateTime> time(Field field) throws BadRowException {
        return moment(field).map(Moment::from);
    }

    /** A day, or a time of it where one stands there that is not midnight. */
    Optional<Moment> moment(Field field) throws BadRowException {
        return isNoDate(field)
                ? Optional.empty()
                : read(field, "a date", text -> Optional.of(Dates.parse(text, template.zoneOrDefault())));
    }

    Optional<EmailAddress> address(Field field) throws BadRowException {
        return read(field, "an e-mail address", EmailAddress::parse);
    }

    <E extends Enum<E>> Optional<E> choice(Field field, Class<E> type) throws BadRowException {
        Map<String, String> map = template.conversion(field).map();
        List<String> names =
                Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
        String expected = "one of "
                + String.join(
                        ", ",
                        map.isEmpty() ? names : map.keySet().stream().sorted().toList());
        return read(field, expected, text -> {
            String ours = map.isEmpty() ? text.toUpperCase(Locale.ROOT) : map.getOrDefault(text, "");
            return Arrays.stream(type.getEnumConstants())
                    .filter(value -> value.name().equals(ours))
                    .findFirst();
        });
    }

    List<String> list(Field field) {
        List<Pattern> drop = template.conversion(field).drop();
        return text(field)
                .map(text -> Arrays.stream(text.split("[,;\\s]+"))
                        .filter(part -> !part.isEmpty())
                        .filter(part -> drop.stream()
                                .noneMatch(pattern -> pattern.matcher(part).matches()))
                        .toList())
                .orElse(List.of());
    }

    /** Names that may hold blanks, with commas or semicolons between them. */
    List<String> names(Field field) {
        return text(field)
                .map(text -> Arrays.stream(text.split("[,;]"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList())
                .orElse(List.of());
    }

    BadRowException bad(Field field, String reason) {
        return new BadRowException(row.place(), field.label() + ": " + reason);
    }

    private boolean isNoDate(Field field) {
        return text(field)
                .filter(text -> template.noDates().contains(text) || Dates.isNone(text))
                .isPresent();
    }

    private <T> Optional<T> read(Field field, String expected, Function<String, Optional<T>> reader)
            throws BadRowException {
        Optional<String> text = text(field);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            Optional<T> value = reader.apply(text.get());
            if (value.isPresent()) {
                return value;
            }
        } catch (NumberFormatException | DateTimeException notReadable) {
            // the text below says it
        }
        throw bad(field, quoted(text.get()) + " is not " + expected);
    }

    private static String quoted(String text) {
        return '"' + (text.length() > LONGEST_QUOTED ? text.substring(0, LONGEST_QUOTED) + "…" : text) + '"';
    }
}
