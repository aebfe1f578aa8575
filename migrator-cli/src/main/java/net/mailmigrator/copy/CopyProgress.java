package net.mailmigrator.copy;

/** Told what is going on, for the display; must be quick and must not throw. Thread-safe. */
public interface CopyProgress {
    /** A folder is being worked on. */
    void folder(String login, String folder);

    /** So many messages and octets of the account were appended and confirmed. */
    void copied(String login, long messages, long octets);

    /** Nobody looks. */
    CopyProgress NONE = new CopyProgress() {
        @Override
        public void folder(String login, String folder) {}

        @Override
        public void copied(String login, long messages, long octets) {}
    };
}
