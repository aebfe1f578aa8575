package net.mailmigrator.imap.angus;

/** Whether QRESYNC (RFC 7162 §3.2.3) is enabled in a session: only before its first mailbox is opened (RFC 5161 §3.1). */
final class Resync {
    private final boolean offered;
    private boolean opened;
    private boolean enabled;

    Resync(Dialogue dialogue) {
        this.offered = dialogue.offers("ENABLE") && dialogue.offers("QRESYNC");
    }

    /** A mailbox is being opened. */
    void opens() {
        opened = true;
    }

    /** Whether it is enabled, or can be by an ENABLE that is sent ahead. */
    boolean isUsed() {
        return enabled || isToBeEnabled();
    }

    boolean isToBeEnabled() {
        return offered && !opened;
    }

    /** ENABLE was answered. */
    void answered(boolean ok) {
        enabled = ok;
    }
}
