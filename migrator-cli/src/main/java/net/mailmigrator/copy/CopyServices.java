package net.mailmigrator.copy;

import java.time.Clock;
import net.mailmigrator.model.Pause;

/**
 * What a pass needs beside the account itself.
 *
 * @param checkpoint makes all journal commits survive a power loss (EXACTNESS §2)
 */
public record CopyServices(Clock clock, Pause pause, Runnable checkpoint, StopRequest stop, CopyProgress progress) {
    /** The same, with one more reason to stop softly. */
    CopyServices stoppingAlso(StopRequest other) {
        return new CopyServices(clock, pause, checkpoint, () -> stop.requested() || other.requested(), progress);
    }
}
