package net.mailmigrator.batch;

import net.mailmigrator.copy.CopyProgress;

/** Told how a command gets on, for the display; must be quick and must not throw. Thread-safe. */
public interface RunProgress extends CopyProgress, AutoCloseable {
    /** What lies ahead; messages and octets are -1 where nobody knows. */
    void expect(String activity, int accounts, long messages);

    /** Work on an account begins. */
    void begin(String login);

    /** Work on an account has ended. */
    void end(String login, String result);

    /** Takes the display away. */
    @Override
    void close();

    /** Nobody looks. */
    RunProgress NONE = new RunProgress() {
        @Override
        public void expect(String activity, int accounts, long messages) {}

        @Override
        public void begin(String login) {}

        @Override
        public void end(String login, String result) {}

        @Override
        public void folder(String login, String folder) {}

        @Override
        public void copied(String login, long messages, long octets) {}

        @Override
        public void close() {}
    };
}
