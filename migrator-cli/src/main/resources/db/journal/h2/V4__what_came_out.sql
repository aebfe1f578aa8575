-- A process may be killed between two statements: each must be fit to be run again.

-- What a target that munges octets above 127 in headers makes of the message; null where the header has none.
ALTER TABLE message ADD COLUMN IF NOT EXISTS munged_digest BINARY(32);

-- What the target was seen to hand out where that differs from what was sent: octets, and INTERNALDATE in epoch seconds.
ALTER TABLE message ADD COLUMN IF NOT EXISTS out_octets BIGINT;
ALTER TABLE message ADD COLUMN IF NOT EXISTS out_date BIGINT;

-- What the target was found to change: 'exact', or names apart by '; '.
ALTER TABLE account ADD COLUMN IF NOT EXISTS target_class VARCHAR;
