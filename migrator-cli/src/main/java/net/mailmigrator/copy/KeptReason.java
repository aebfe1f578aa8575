package net.mailmigrator.copy;

/** Why a copy stays at the target although its source message is gone: a condition of EXACTNESS §8 does not hold. */
enum KeptReason {
    ADOPTED("it was at the target before the tool came"),
    REWRITTEN("the target has changed its text, so that it cannot be compared octet by octet"),
    NOT_PLACED("which message at the target it is, is not known"),
    FILED_ELSEWHERE("it is in another folder at the target than the one that its folder is copied to"),
    ALTERED("at the target it has another size, date or text than was sent"),
    FLAGS("its flags are not those that it had at the source when they were last carried: somebody has changed them"),
    FORMER_UID("its folder was made anew at the source, so that its UID does not tell whether it is gone"),
    OTHER_MAILBOX("its folder is not the one at the source that it was copied from: it was made anew or put back"),
    REBOUND("its folder was made anew or put back, and its messages were recognised in this pass"),
    NOT_IN_PASS("its folder is at the source, and is not copied in this pass"),
    STILL_AT_SOURCE("the source has it again"),
    INCOMPLETE_LIST("the source did not list its folder completely"),
    MAYBE_RENAMED("a folder of another name may be the one it was in"),
    MAYBE_MOVED("a message of the same size or date is at the source, and is not copied yet or not at all"),
    FOLDER_NOT_READ("a folder of the source that is not copied could not be looked at, and may hold it"),
    OVER_CAP("there is more than may be taken away at once"),
    NO_UIDPLUS("the target cannot expunge single messages (no UIDPLUS)"),
    NOT_DELETABLE("the target does not keep \\Deleted in its folder, or has not expunged it");

    private final String words;

    KeptReason(String words) {
        this.words = words;
    }

    /** The reason for people. */
    String words() {
        return words;
    }
}
