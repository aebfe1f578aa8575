package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.util.List;

/** A program that copies mail. */
interface Contender {
    /** As it stands in the table. */
    String name();

    /** Its version and settings, for the reader of the table. */
    String settings();

    /** Writes what it needs into the job's folder, and says what is to be run: one program, or one for each account. */
    List<Program> prepare(Job job) throws IOException;

    /** Whether it can bring changes to a target that it has filled before. */
    default boolean canRepeat() {
        return true;
    }

    /** Whether it takes messages away at the target that the source no longer has. */
    default boolean deletes() {
        return false;
    }
}
