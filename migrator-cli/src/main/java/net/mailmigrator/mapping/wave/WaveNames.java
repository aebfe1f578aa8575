package net.mailmigrator.mapping.wave;

import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalInt;
import net.mailmigrator.model.WaveWish;

/** Waves by their names: mostly numbers. */
public final class WaveNames {
    /** Numbers by their value and before words. */
    public static final Comparator<String> ORDER = Comparator.comparing(
                    (String wave) -> number(wave).isEmpty())
            .thenComparing(wave -> number(wave).orElse(0))
            .thenComparing(Comparator.naturalOrder());

    private WaveNames() {}

    static OptionalInt number(String wave) {
        return wave.matches("\\d{1,9}") ? OptionalInt.of(Integer.parseInt(wave)) : OptionalInt.empty();
    }

    /** A wish in words: {@code LAST: they want to see how it goes}. */
    public static String words(WaveWish wish) {
        String what = switch (wish.preference()) {
            case ANY -> "any";
            case FIRST -> "first";
            case LAST -> "last";
            case NAMED -> "wave " + Objects.requireNonNullElse(wish.wave(), "?");
            case NOT_BEFORE -> "not before " + Objects.requireNonNullElse(wish.notBefore(), "?");
        };
        return wish.reason() == null ? what : what + " (" + wish.reason() + ")";
    }
}
