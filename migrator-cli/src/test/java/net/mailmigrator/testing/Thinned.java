package net.mailmigrator.testing;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Which steps of a run are broken by a test that knows them all: each of them in the long tests, and else one of each
 * kind, drawn by a seed. Other ones: {@code -Dcrash.seed=N}.
 */
public enum Thinned {
    /** Each step. */
    NOT,
    /** One of each kind. */
    ONE_OF_A_KIND;

    /**
     * The numbers of the steps, from 1, ascending.
     *
     * @param kinds of the steps, in order
     */
    public List<Integer> numbers(List<String> kinds) {
        List<Integer> all = IntStream.rangeClosed(1, kinds.size()).boxed().collect(Collectors.toList());
        if (this == NOT) {
            return all;
        }
        Collections.shuffle(all, new Random(Long.getLong("crash.seed", 20181119)));
        Map<String, Integer> byKind = new HashMap<>();
        all.forEach(number -> byKind.putIfAbsent(kinds.get(number - 1), number));
        return byKind.values().stream().sorted().toList();
    }
}
