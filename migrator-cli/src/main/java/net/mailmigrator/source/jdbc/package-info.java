/**
 * Accounts from a database, over plain JDBC and read-only. May import {@code source}, {@code template}, {@code model}. One thread.
 */
@NullMarked
package net.mailmigrator.source.jdbc;

import org.jspecify.annotations.NullMarked;
