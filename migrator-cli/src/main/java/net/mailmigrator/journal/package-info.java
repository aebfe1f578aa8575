/**
 * Crash-safe facts of a batch, {@code Progress}, schema versions, the lock. May import {@code imap}, {@code model}. Safe for several threads.
 */
@NullMarked
package net.mailmigrator.journal;

import org.jspecify.annotations.NullMarked;
