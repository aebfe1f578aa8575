package net.mailmigrator.model;

/** How a command ends. The help text, the README and this list are compared by a test. */
public enum ExitStatus {
    OK(0, "all selected accounts are done, the balance closes, verification found nothing"),
    BUG(1, "a bug of this program"),
    USAGE(2, "wrong use of the command line"),
    PARTIAL(
            3,
            "finished, but accounts failed or were left out, messages were refused, or a discrepancy was found; the"
                    + " report lists them; or a report could not be written, which a note says"),
    REJECTED(
            4,
            "the settings, a template, the decisions file or the source as a whole cannot be used; all problems are"
                    + " listed, nothing was touched"),
    BUSY(5, "another process runs this batch"),
    FOREIGN_JOURNAL(6, "the journal belongs to another source or target, or to a newer version of the program"),
    UNREACHABLE(
            7,
            "a server or database cannot be reached, or refuses the batch's own login, or refuses logins in a row; or the"
                    + " journal or a large message cannot be kept on this machine any more"),
    DECISIONS_OPEN(8, "plan: decisions are open"),
    STOPPED(75, "stopped softly with work left: run it again"),
    INTERRUPTED(130, "interrupted by SIGINT"),
    TERMINATED(143, "interrupted by SIGTERM");

    private final int code;
    private final String meaning;

    ExitStatus(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** The process exit status. */
    public int code() {
        return code;
    }

    /** One line for help and README. */
    public String meaning() {
        return meaning;
    }
}
