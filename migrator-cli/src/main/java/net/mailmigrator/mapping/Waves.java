package net.mailmigrator.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import net.mailmigrator.mapping.wave.WavePlan;
import net.mailmigrator.mapping.wave.WavePlanner;
import net.mailmigrator.mapping.wave.WaveSettings;
import net.mailmigrator.model.SourceAccount;
import org.jspecify.annotations.Nullable;

/**
 * The waves of a move, as far as it has any.
 *
 * @param settings null where waves are not declared: each account then has the one that the source names
 * @param plan made by these settings
 * @param lastDay of the move; null: not known
 */
record Waves(
        @Nullable WaveSettings settings,
        @Nullable WavePlan plan,
        @Nullable LocalDate lastDay) {
    private static final int MOST_NAMED = 20;

    static Waves of(List<SourceAccount> accounts, @Nullable WaveSettings settings, @Nullable LocalDate lastDay) {
        return new Waves(settings, settings == null ? null : WavePlanner.plan(accounts, settings), lastDay);
    }

    /** A line for each wave, and what is to be known of the list. */
    List<String> notes() {
        List<String> notes = new ArrayList<>();
        if (plan == null) {
            return notes;
        }
        plan.waves().forEach(wave -> notes.add(words(wave, plan.waves().size())));
        List<String> unknown = plan.unknown();
        if (!unknown.isEmpty()) {
            notes.add("the list of waves names what the source does not have in scope: "
                    + unknown.stream().limit(MOST_NAMED).collect(Collectors.joining(", "))
                    + (unknown.size() > MOST_NAMED ? " and " + (unknown.size() - MOST_NAMED) + " more" : ""));
        }
        return notes;
    }

    private static String words(WavePlan.Facts wave, int waves) {
        String wishes = wave.wishes().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(wish -> wish.getKey().name().toLowerCase(Locale.ROOT).replace('_', ' ') + " " + wish.getValue())
                .collect(Collectors.joining(", "));
        return "wave " + wave.name() + " of " + waves + ": domains " + wave.domains() + ", accounts " + wave.accounts()
                + ", " + String.format(Locale.ROOT, "%.1f GiB", wave.bytes() / (double) (1L << 30))
                + (wishes.isEmpty() ? "" : "; wishes: " + wishes)
                + (wave.tooLarge() ? "; that is more than a wave may hold" : "");
    }
}
