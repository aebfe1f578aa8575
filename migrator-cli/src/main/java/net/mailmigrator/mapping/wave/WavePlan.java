package net.mailmigrator.mapping.wave;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.model.WaveWish;

/**
 * Who moves in which wave.
 *
 * @param byLogin the name of each account's wave
 * @param waves those that hold accounts, in their order
 * @param unknown what the list names and the source does not have
 */
public record WavePlan(Map<String, String> byLogin, List<Facts> waves, List<String> unknown) {
    public WavePlan {
        byLogin = Map.copyOf(byLogin);
        waves = List.copyOf(waves);
        unknown = List.copyOf(unknown);
    }

    /** The wave of an account. */
    public Optional<String> of(String login) {
        return Optional.ofNullable(byLogin.get(login));
    }

    /**
     * A wave in numbers.
     *
     * @param bytes as far as it is known
     * @param wishes how many accounts wish what
     * @param tooLarge whether it holds more than a wave may
     */
    public record Facts(
            String name,
            int domains,
            int accounts,
            long bytes,
            Map<WaveWish.Preference, Integer> wishes,
            boolean tooLarge) {
        public Facts {
            wishes = Map.copyOf(wishes);
        }
    }
}
