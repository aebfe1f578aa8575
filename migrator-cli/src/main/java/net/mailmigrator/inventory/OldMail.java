package net.mailmigrator.inventory;

import java.time.LocalDate;

/**
 * Messages of a mailbox that are old by their INTERNALDATE.
 *
 * @param messages how many, at least 1
 * @param bytes the sum of RFC822.SIZE
 * @param underOneYear of these, how many are so old
 */
public record OldMail(
        long messages, long bytes, LocalDate oldest, long underOneYear, long oneToThree, long overThree) {}
