-- A process may be killed between two statements: each must be fit to be run again.

-- Whether a target mailbox needs comparing is told by its source mailboxes' completed passes.
ALTER TABLE target_mailbox DROP COLUMN IF EXISTS compared;

-- Messages that were sent otherwise than the source has them: how (names and keyword=..., apart by blanks), and what the
-- source handed out. The digests, date and flags beside them are those that were sent.
ALTER TABLE message ADD COLUMN IF NOT EXISTS alteration VARCHAR;
ALTER TABLE message ADD COLUMN IF NOT EXISTS source_octets BIGINT;
ALTER TABLE message ADD COLUMN IF NOT EXISTS source_digest BINARY(32);

-- Who accepts, and why, that the message is not at the target.
ALTER TABLE message ADD COLUMN IF NOT EXISTS accepted VARCHAR;
