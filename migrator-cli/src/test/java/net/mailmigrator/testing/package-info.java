/** Servers, readers and generators that tests of all packages share. Test scope only. */
@NullMarked
package net.mailmigrator.testing;

import org.jspecify.annotations.NullMarked;
