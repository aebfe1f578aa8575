package net.mailmigrator.journal;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where this program runs, for the lock and the run's row. */
record ThisProcess(String host, long pid) {
    /** Looks it up; asks no name server where the system knows its own name. */
    static ThisProcess here() {
        return new ThisProcess(hostName(), ProcessHandle.current().pid());
    }

    private static String hostName() {
        Path linux = Path.of("/proc/sys/kernel/hostname");
        try {
            return Files.isReadable(linux)
                    ? Files.readString(linux).trim()
                    : InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "localhost";
        } catch (IOException unreadable) {
            return "localhost";
        }
    }
}
