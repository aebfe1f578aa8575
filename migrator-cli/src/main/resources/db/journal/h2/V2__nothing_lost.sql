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

-- Verification of all contents: what was read back at the target so far; forgotten when the verification has ended.
ALTER TABLE account ADD COLUMN IF NOT EXISTS reading_since TIMESTAMP WITH TIME ZONE;
CREATE TABLE IF NOT EXISTS read_back (
    source_mailbox_id BIGINT NOT NULL REFERENCES source_mailbox (id),
    source_uid        BIGINT NOT NULL,
    target_validity   BIGINT NOT NULL,
    target_uid        BIGINT NOT NULL,
    target_date       BIGINT, -- epoch seconds
    verdict           VARCHAR(20) NOT NULL,
    octets            BIGINT,
    digest            BINARY(32), -- null where the target did not hand it out
    answer            VARCHAR,
    source_octets     BIGINT, -- where the source was read too
    source_digest     BINARY(32),
    PRIMARY KEY (source_mailbox_id, source_uid)
);
CREATE INDEX IF NOT EXISTS read_back_by_target ON read_back (source_mailbox_id, target_uid);
