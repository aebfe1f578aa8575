/** The world of {@code scripts/demo}: an old and a new mail server, an old panel, sample mail, an independent comparison. */
@NullMarked
package net.mailmigrator.testing.demo;

import org.jspecify.annotations.NullMarked;
