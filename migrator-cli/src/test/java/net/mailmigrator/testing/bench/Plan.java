package net.mailmigrator.testing.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is to be measured.
 *
 * @param delays round trips; zero: none
 * @param folder for settings, state and logs of the runs
 */
record Plan(int rounds, List<Duration> delays, List<Contender> contenders, Path folder) {
    /** In another order in each round, so that nobody always follows the same. */
    List<Contender> inTurn(int round) {
        int first = round % contenders.size();
        return Stream.concat(
                        contenders.stream().skip(first), contenders.stream().limit(first))
                .toList();
    }

    /** One round, without delay. */
    Plan once() {
        return new Plan(1, List.of(Duration.ZERO), contenders, folder);
    }

    /** With those only that can bring changes to what they copied before. */
    Plan repeating() {
        return new Plan(
                rounds, delays, contenders.stream().filter(Contender::canRepeat).toList(), folder);
    }
}
