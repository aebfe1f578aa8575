package net.mailmigrator.app;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.copy.CopyJob;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.report.WorkaroundEntry;

/** Both IMAP sides of a move. The source is handed out for reading only (I2). Thread-safe. */
record Sides(Side source, Side target, ServerPauses pauses) {
    /** Whether one of the account's servers cannot be reached just now, so that working on it would mean to wait. */
    boolean mustWait(MappedAccount account) {
        return pauses.isAway(source.address(account)) || pauses.isAway(target.address(account));
    }

    /** A finding where both sides are one account on one server: its mail would be copied onto itself. */
    Optional<Finding> ontoItself(MappedAccount account) {
        String place = source.place(account);
        return place.equals(target.place(account))
                ? Optional.of(Finding.of(FindingCode.TARGET_IS_SOURCE, "place", place))
                : Optional.empty();
    }

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

    /** The workarounds that both sides needed so far, for a report. */
    List<WorkaroundEntry> workarounds() {
        return Stream.of(source, target)
                .flatMap(side -> side.workarounds().stream().map(applied -> WorkaroundEntry.of(side.name(), applied)))
                .toList();
    }
}
