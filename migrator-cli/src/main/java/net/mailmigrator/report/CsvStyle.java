package net.mailmigrator.report;

/** Which spreadsheet a CSV is for. */
public enum CsvStyle {
    /** RFC 4180: commas, UTF-8 without a byte order mark. */
    PLAIN(",", ""),
    /** Excel in German: semicolons, and a byte order mark, without which it takes UTF-8 for Windows-1252. */
    GERMAN(";", "\uFEFF");

    private final String separator;
    private final String start;

    CsvStyle(String separator, String start) {
        this.separator = separator;
        this.start = start;
    }

    /** What stands between two cells. */
    String separator() {
        return separator;
    }

    /** What stands before the first cell. */
    String start() {
        return start;
    }
}
