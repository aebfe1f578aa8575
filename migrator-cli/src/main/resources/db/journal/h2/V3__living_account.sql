-- A process may be killed between two statements: each must be fit to be run again.

-- Identity of mailboxes: a message that was found in another target mailbox than its source mailbox's own (null: in that
-- one), mailboxes that were renamed on either side, and target mailboxes that the user deleted.
ALTER TABLE message ADD COLUMN IF NOT EXISTS target_mailbox_id BIGINT;
ALTER TABLE source_mailbox ADD COLUMN IF NOT EXISTS elsewhere BOOLEAN DEFAULT FALSE NOT NULL;
ALTER TABLE source_mailbox ADD COLUMN IF NOT EXISTS planned_target VARCHAR;
ALTER TABLE target_mailbox ADD COLUMN IF NOT EXISTS absent BOOLEAN DEFAULT FALSE NOT NULL;
