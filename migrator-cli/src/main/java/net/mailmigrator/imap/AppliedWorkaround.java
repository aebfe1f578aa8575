package net.mailmigrator.imap;

/**
 * A workaround that was used on a server.
 *
 * @param forced by the settings; else because the server showed that it needs it
 */
public record AppliedWorkaround(Workaround workaround, boolean forced) implements Comparable<AppliedWorkaround> {
    @Override
    public int compareTo(AppliedWorkaround other) {
        return workaround.compareTo(other.workaround);
    }
}
