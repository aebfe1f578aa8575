package net.mailmigrator.imap.angus;

import java.util.function.Consumer;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.StoreResult.Refused;
import net.mailmigrator.imap.StoreResult.Stored;
import net.mailmigrator.imap.StoreSink;
import net.mailmigrator.imap.UidSet;
import org.jspecify.annotations.Nullable;

/** Puts together what a server answers to the commands that one STORE is sent as. */
final class StoreAnswers {
    private final StoreSink sink;

    StoreAnswers(StoreSink sink) {
        this.sink = sink;
    }

    /** A request that is sent as so many commands; where to take the answers of these. */
    Consumer<StoreResult> expect(int number, int commands) {
        return new One(number, commands)::add;
    }

    private final class One {
        private final int number;
        private int missing;
        private UidSet modified = UidSet.empty();
        private @Nullable Refused refused;

        One(int number, int commands) {
            this.number = number;
            this.missing = commands;
        }

        void add(StoreResult result) {
            if (result instanceof Stored stored) {
                modified = modified.with(stored.modified());
            } else if (result instanceof Refused no && refused == null) {
                refused = no;
            }
            if (--missing == 0) {
                sink.stored(number, refused == null ? new Stored(modified) : refused);
            }
        }
    }
}
