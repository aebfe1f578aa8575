/**
 * Servers that keep caps and try again: decorators around any adapter. May import {@code imap} and {@code model}; only
 * {@code app.Wiring} names them. Servers are thread-safe, sessions are not.
 */
@NullMarked
package net.mailmigrator.imap.resilient;

import org.jspecify.annotations.NullMarked;
