package net.mailmigrator.model;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The names under which an account uses the old system (R1), lower case. */
public record Hosts(
        @Nullable String panel,
        @Nullable String mail,
        @Nullable String webmail) {
    /** The source names none. */
    public static final Hosts NONE = new Hosts(null, null, null);

    /** Those that are known. */
    public Stream<String> known() {
        return Stream.of(panel, mail, webmail).filter(Objects::nonNull).map(Objects::requireNonNull);
    }
}
