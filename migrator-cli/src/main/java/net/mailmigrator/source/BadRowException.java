package net.mailmigrator.source;

/** A row cannot be used; the text says why and holds no secret. */
public final class BadRowException extends Exception {
    private static final long serialVersionUID = 1L;

    private final String place;

    /** @param place where the row is: {@code accounts.csv:12}, {@code postfach 17} */
    public BadRowException(String place, String reason) {
        super(reason);
        this.place = place;
    }

    /** Where the row is. */
    public String place() {
        return place;
    }

    /** Why it cannot be used. */
    public String reason() {
        return String.valueOf(getMessage());
    }
}
