package net.mailmigrator.copy;

import net.mailmigrator.journal.AccountJournal;
import net.mailmigrator.journal.SourceMailbox;

/** Where messages come from, where they go, and where that is noted. */
record Route(AccountJournal journal, SourceMailbox source, OpenTarget target) {}
