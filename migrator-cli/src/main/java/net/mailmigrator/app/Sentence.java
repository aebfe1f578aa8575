package net.mailmigrator.app;

import net.mailmigrator.model.MailException;

/** Puts what a server said and what to do into one text. */
final class Sentence {
    private Sentence() {}

    /** The failure with exactly one full stop, and the advice after it. */
    static String of(MailException failure, String advice) {
        String words = String.valueOf(failure.getMessage()).strip();
        return words + (words.endsWith(".") ? " " : ". ") + advice;
    }
}
