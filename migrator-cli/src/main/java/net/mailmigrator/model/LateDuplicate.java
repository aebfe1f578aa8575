package net.mailmigrator.model;

/**
 * A copy of a message that arrived at the target after the message had been sent again, since it was not known whether
 * the first sending had arrived (EXACTNESS §3.7). It is listed, never touched.
 *
 * @param targetFolder for people
 * @param sourceFolder for people
 * @param targetUid of the surplus copy
 */
public record LateDuplicate(String targetFolder, String sourceFolder, long sourceUid, long targetUid) {
    /** What happened, and what to do. */
    public String text() {
        return "the message with UID " + sourceUid + " of the source folder " + sourceFolder
                + " is at the target twice: its first sending, of which no answer came, arrived after it had been sent"
                + " again. The surplus copy has UID " + targetUid
                + " there; nothing touches it, so delete it there if it"
                + " disturbs";
    }
}
