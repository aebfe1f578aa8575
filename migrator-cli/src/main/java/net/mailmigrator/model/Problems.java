package net.mailmigrator.model;

import java.util.ArrayList;
import java.util.List;

/** Collects wrong input, so that all of it is reported at once. Not for several threads. */
public final class Problems {
    private final List<Problem> found = new ArrayList<>();

    /** Notes one problem. */
    public void add(String place, String text) {
        found.add(new Problem(place, text));
    }

    /** Notes problems found elsewhere. */
    public void addAll(List<Problem> problems) {
        found.addAll(problems);
    }

    /** Whether nothing was wrong so far. */
    public boolean isEmpty() {
        return found.isEmpty();
    }

    /** What was found, in the order of finding. */
    public List<Problem> all() {
        return List.copyOf(found);
    }

    /**
     * Ends the input stage.
     *
     * @throws ProblemsException if anything was wrong
     */
    public void throwIfAny() {
        if (!found.isEmpty()) {
            throw new ProblemsException(found);
        }
    }
}
