/**
 * Accounts from files. May import {@code source}, {@code template}, {@code model}. One thread.
 */
@NullMarked
package net.mailmigrator.source.file;

import org.jspecify.annotations.NullMarked;
