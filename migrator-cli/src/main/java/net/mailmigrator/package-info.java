/** Entry point of the command line. May import {@code cli} only. */
@NullMarked
package net.mailmigrator;

import org.jspecify.annotations.NullMarked;
