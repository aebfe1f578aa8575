package net.mailmigrator.app;

import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;

/** Both IMAP sides of a move. The source is handed out for reading only (I2). Thread-safe. */
record Sides(Side source, Side target) {
    /**
     * The account's old side.
     *
     * @throws MailException of scope ACCOUNT where its login cannot be made
     */
    CopyJob.Source sourceOf(MappedAccount account) throws MailException {
        return new CopyJob.Source(source.server(account), source.credentials(account));
    }

    /** The account's new side; otherwise like {@link #sourceOf}. */
    CopyJob.Target targetOf(MappedAccount account) throws MailException {
        return new CopyJob.Target(target.server(account), target.credentials(account));
    }
}
