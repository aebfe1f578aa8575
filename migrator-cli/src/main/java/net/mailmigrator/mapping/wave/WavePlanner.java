package net.mailmigrator.mapping.wave;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import org.jspecify.annotations.Nullable;

/**
 * Divides accounts into waves (R7): first those that wish so, then small groups before large ones as far as a wave has
 * room, then those that wait for a day, and at last those that wish to be last. A named wave is taken at its word.
 */
public final class WavePlanner {
    private final WaveSettings settings;
    private final Map<String, Wave> waves = new TreeMap<>(WaveNames.ORDER);
    private int next = 1;

    private WavePlanner(WaveSettings settings) {
        this.settings = settings;
    }

    /** The wave of each account. */
    public static WavePlan plan(List<SourceAccount> accounts, WaveSettings settings) {
        WavePlanner planner = new WavePlanner(settings);
        planner.fill(Group.of(accounts, settings));
        return planner.result(accounts);
    }

    private void fill(List<Group> groups) {
        of(groups, Preference.NAMED)
                .forEach(group -> wave(Objects.requireNonNullElse(group.wish().wave(), "1"))
                        .add(group));
        List<Group> first = of(groups, Preference.FIRST);
        first.forEach(group -> wave("1").add(group));
        next = first.isEmpty() ? 1 : 2;
        of(groups, Preference.ANY).forEach(this::whereThereIsRoom);
        waiting(of(groups, Preference.NOT_BEFORE));
        List<Group> last = of(groups, Preference.LAST);
        if (!last.isEmpty()) {
            next = latest() + 1;
            last.forEach(this::whereThereIsRoom);
        }
    }

    /** Those that wait for the same day go together. */
    private void waiting(List<Group> groups) {
        Map<LocalDate, List<Group>> byDay = new TreeMap<>();
        groups.forEach(group -> byDay.computeIfAbsent(
                        Objects.requireNonNullElse(group.wish().notBefore(), LocalDate.MIN), day -> new ArrayList<>())
                .add(group));
        for (List<Group> sameDay : byDay.values()) {
            next = latest() + 1;
            sameDay.forEach(this::whereThereIsRoom);
        }
    }

    private static List<Group> of(List<Group> groups, Preference preference) {
        return groups.stream()
                .filter(group -> group.wish().preference() == preference)
                .toList();
    }

    /** A group that is too large for any wave has one of its own. */
    private void whereThereIsRoom(Group group) {
        while (!wave(String.valueOf(next)).hasRoomFor(group, settings)) {
            next++;
        }
        wave(String.valueOf(next)).add(group);
    }

    private Wave wave(String name) {
        return waves.computeIfAbsent(name, Wave::new);
    }

    private int latest() {
        return waves.keySet().stream()
                .mapToInt(name -> WaveNames.number(name).orElse(0))
                .max()
                .orElse(0);
    }

    private WavePlan result(List<SourceAccount> accounts) {
        Map<String, String> byLogin = new LinkedHashMap<>();
        for (Wave wave : waves.values()) {
            wave.groups().stream()
                    .flatMap(group -> group.accounts().stream())
                    .sorted(Comparator.comparing(SourceAccount::login))
                    .forEach(account -> byLogin.put(account.login(), wave.name()));
        }
        List<Wave> filled =
                waves.values().stream().filter(wave -> !wave.groups().isEmpty()).toList();
        return new WavePlan(
                byLogin,
                filled.stream().map(wave -> wave.facts(settings)).toList(),
                settings.list().unknown(accounts));
    }

    /** The wish that holds for an account, its own or the list's; for its report. */
    public static WaveWish wishOf(SourceAccount account, @Nullable WaveSettings settings) {
        return settings == null ? account.wish() : settings.list().of(account);
    }
}
