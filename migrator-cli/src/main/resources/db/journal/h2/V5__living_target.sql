-- A process may be killed between two statements: each must be fit to be run again.

-- MESSAGES of a target mailbox less the copies in it, when it was last looked at: fewer say that something was deleted
-- there. Null: not looked at since this column exists.
ALTER TABLE target_mailbox ADD COLUMN IF NOT EXISTS others BIGINT;
