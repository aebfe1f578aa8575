package net.mailmigrator.mapping;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import net.mailmigrator.mapping.wave.WaveNames;
import net.mailmigrator.mapping.wave.WavePlanner;
import net.mailmigrator.model.EmailAddress;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Forward;
import net.mailmigrator.model.SourceAccount;
import net.mailmigrator.model.WaveWish;
import net.mailmigrator.model.WaveWish.Preference;
import org.jspecify.annotations.Nullable;

/**
 * R7: puts the account into its wave, and tells of wishes that are not kept and of mail that goes from one wave to another:
 * while one system has moved and the other has not, it must be delivered in either direction.
 */
final class WaveRule implements Rule {
    private final Waves waves;
    private final AddressBook book;
    private final Map<String, List<SourceAccount>> byDomain = new TreeMap<>();

    WaveRule(Waves waves, AddressBook book, List<SourceAccount> accounts) {
        this.waves = waves;
        this.book = book;
        accounts.stream()
                .filter(account -> account.address() != null)
                .forEach(account -> byDomain.computeIfAbsent(
                                Objects.requireNonNull(account.address()).domain(), domain -> new ArrayList<>())
                        .add(account));
    }

    @Override
    public void apply(AccountDraft draft) {
        SourceAccount account = draft.source();
        WaveWish wish = WavePlanner.wishOf(account, waves.settings());
        @Nullable LocalDate notBefore = wish.notBefore();
        @Nullable LocalDate lastDay = waves.lastDay();
        if (notBefore != null && lastDay != null && notBefore.isAfter(lastDay)) {
            draft.find(
                    FindingCode.WAVE_NOT_BEFORE,
                    "date",
                    notBefore.toString(),
                    "reason",
                    wish.reason() == null ? "no reason given" : wish.reason(),
                    "last",
                    lastDay.toString());
        }
        if (waves.plan() != null) {
            waves.plan().of(account.login()).ifPresent(wave -> assign(draft, wish, wave));
        }
    }

    private void assign(AccountDraft draft, WaveWish wish, String wave) {
        draft.wave(wave);
        if (wish.preference() != Preference.ANY) {
            draft.change("R7", "wave", WaveNames.words(wish), wave);
        }
        if (wish.preference() == Preference.NAMED && !wave.equals(wish.wave())) {
            draft.find(FindingCode.WAVE_WISH_NOT_KEPT, "wish", WaveNames.words(wish), "wave", wave);
        }
        crossing(draft.source(), wave)
                .ifPresent(other -> draft.find(
                        FindingCode.WAVE_CROSSING, "wave", wave, "other", other.login(), "otherWave", waveOf(other)));
    }

    /** The first account that this one sends mail to, or collects mail for, and that moves in another wave. */
    private Optional<SourceAccount> crossing(SourceAccount account, String wave) {
        Stream<SourceAccount> forwardedTo = account.forwards().stream()
                .filter(Forward::active)
                .flatMap(forward -> forward.targets().stream())
                .flatMap(target -> EmailAddress.parse(target).stream())
                .flatMap(target -> book.reached(target).stream());
        Stream<SourceAccount> collectedFor = account.routing().catchAllOf().stream()
                .flatMap(domain -> byDomain.getOrDefault(domain, List.of()).stream());
        return Stream.concat(forwardedTo, collectedFor)
                .filter(other -> !waveOf(other).isEmpty() && !waveOf(other).equals(wave))
                .findFirst();
    }

    private String waveOf(SourceAccount account) {
        return waves.plan() == null ? "" : waves.plan().of(account.login()).orElse("");
    }
}
