-- A process may be killed between two statements: each must be fit to be run again.

-- Whether a target mailbox needs comparing is told by its source mailboxes' completed passes.
ALTER TABLE target_mailbox DROP COLUMN IF EXISTS compared;
