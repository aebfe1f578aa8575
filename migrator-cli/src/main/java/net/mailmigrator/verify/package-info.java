/**
 * Compares the target with what the last pass saw at the source. Independent of the copying code: sessions, listings and
 * SHA-256 of its own; it shares the IMAP adapter, the journal's rows, and the second rung of {@code imap.Digests}, which
 * tells a rewritten message. Folders of an account run side by side; what one folder needs belongs to one thread.
 */
@NullMarked
package net.mailmigrator.verify;

import org.jspecify.annotations.NullMarked;
