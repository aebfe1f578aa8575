/**
 * Reads accounts from the old panel by a template. May import {@code model}. One thread.
 */
@NullMarked
package net.mailmigrator.source;

import org.jspecify.annotations.NullMarked;
