package net.mailmigrator.config;

/** A value that cannot be used; the text follows the place of the value and repeats no secret. */
final class BadValue extends Exception {
    private static final long serialVersionUID = 1L;

    BadValue(String text) {
        super(text);
    }

    String text() {
        return String.valueOf(getMessage());
    }
}
