/**
 * Read-only look at both IMAP sides. May import {@code imap}, {@code mapping}, {@code model}.
 */
@NullMarked
package net.mailmigrator.inventory;

import org.jspecify.annotations.NullMarked;
