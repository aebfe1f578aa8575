package net.mailmigrator.copy;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.MessageRow;
import net.mailmigrator.journal.MessageState;
import net.mailmigrator.journal.SourceMailbox;
import net.mailmigrator.plan.FolderRules;

/** Takes out of a mailbox's messages what {@code copy.exclude} names. */
final class Exclusions {
    private static final List<String> UNITS = List.of(" bytes", "KiB", "MiB", "GiB", "TiB");

    private final AccountJournal journal;
    private final CopySettings settings;

    Exclusions(AccountJournal journal, CopySettings settings) {
        this.journal = journal;
        this.settings = settings;
    }

    /** Notes what a rule leaves out, and returns the rest without what was adopted or must not be sent. */
    List<MessageMetadata> apply(SourceMailbox source, List<MessageMetadata> messages, UidSet adopted, UidSet accepted) {
        UidSet undecided = settings.onUndecided() == CopySettings.OnUndecided.RESEND
                ? UidSet.empty()
                : journal.uids(source.id(), MessageState.UNDECIDED);
        List<MessageRow> excluded = new ArrayList<>();
        List<MessageMetadata> rest = new ArrayList<>();
        for (MessageMetadata message : messages) {
            Optional<String> rule = rule(settings, message);
            if (adopted.contains(message.uid())
                    || undecided.contains(message.uid())
                    || accepted.contains(message.uid())) {
                continue;
            }
            if (rule.isPresent()) {
                excluded.add(new MessageRow(
                        message.uid(),
                        message.size(),
                        null,
                        message.internalDate(),
                        message.flags(),
                        null,
                        null,
                        MessageState.EXCLUDED,
                        rule.get()));
            } else {
                rest.add(message);
            }
        }
        journal.record(source.id(), excluded);
        return rest;
    }

    /** As people write it in the settings, where it comes out even. */
    private static String size(long octets) {
        int unit = 0;
        long number = octets;
        while (number > 0 && number % 1024 == 0 && unit < UNITS.size() - 1) {
            number /= 1024;
            unit++;
        }
        return number + UNITS.get(unit);
    }

    /** The rule that leaves a message out; empty where none does. */
    static Optional<String> rule(CopySettings settings, MessageMetadata message) {
        return settings.exclude().stream()
                .map(FolderRules.Exclusion::largerThanBytes)
                .filter(limit -> limit != null && message.size() > limit)
                .findFirst()
                .map(limit -> "copy.exclude: largerThan " + size(limit));
    }
}
