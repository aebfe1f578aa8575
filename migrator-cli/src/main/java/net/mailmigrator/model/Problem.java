package net.mailmigrator.model;

/**
 * Wrong input, found before anything is touched.
 *
 * @param place where it is: file, line and key, as in {@code migration.yaml:12: source.imap.port}
 * @param text what is wrong and what to do about it
 */
public record Problem(String place, String text) {
    @Override
    public String toString() {
        return place + ": " + text;
    }
}
