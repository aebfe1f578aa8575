-- A process may be killed between two statements: each must be fit to be run again.

-- SHA-256 of what was sent without the header lines that servers are known to rewrite; only where the target does.
ALTER TABLE message ADD COLUMN IF NOT EXISTS bare_digest BINARY(32);
