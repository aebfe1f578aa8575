package net.mailmigrator.verify;

import java.util.List;
import java.util.function.BooleanSupplier;
import net.mailmigrator.inventory.AccountInspector.Opener;
import net.mailmigrator.journal.AccountJournal;
import org.jspecify.annotations.Nullable;

/**
 * One account to verify.
 *
 * @param target opens a session of its own on the target, never the one that copied
 * @param source opens one on the source, to compare the text of adopted messages, of which the journal has no digest;
 *     null: their text is not compared
 */
public record VerifyJob(
        String login,
        AccountJournal journal,
        Opener target,
        @Nullable Opener source,
        Scope scope,
        Resources resources) {
    /** What is looked at. */
    public enum Scope {
        /**
         * Folders with messages that were never verified, or not found in order, or with appends in doubt: for the
         * verification after a pass.
         */
        CHANGED,
        /** All folders. One that reads all contents goes on where an earlier one was cut off. */
        ALL,
        /** All folders, and all contents from the beginning. */
        ALL_ANEW
    }

    /**
     * What the work may use.
     *
     * @param targetSessions open at once, at least 1
     * @param sourceSessions open at once, at least 1
     * @param runner runs folders side by side
     * @param stop whether to end at the next occasion
     * @param ending whether waits for a server, and connections, may have been ended by a stop
     */
    public record Resources(
            int targetSessions, int sourceSessions, FolderRunner runner, BooleanSupplier stop, BooleanSupplier ending) {
        /** A stop ends the work and its waits. */
        public Resources(int targetSessions, int sourceSessions, FolderRunner runner, BooleanSupplier stop) {
            this(targetSessions, sourceSessions, runner, stop, stop);
        }

        /** One folder after the other, to the end. */
        public static final Resources ONE_BY_ONE =
                new Resources(1, 1, (parallel, tasks) -> tasks.forEach(Runnable::run), () -> false);
    }

    /** Runs tasks, at most so many at once, and returns when all have ended. */
    @FunctionalInterface
    public interface FolderRunner {
        /** Runs them; what one throws is thrown here. */
        void run(int parallel, List<Runnable> tasks);
    }

    /** Whether what is read is noted, so that it can be gone on with, and manifests can be made of it. */
    boolean isNoted(VerifySettings settings) {
        return scope != Scope.CHANGED && settings.contentPercent() == 100;
    }
}
