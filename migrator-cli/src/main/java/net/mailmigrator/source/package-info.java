/**
 * Reads accounts from the old panel by a template: rows to {@code SourceAccount}. The adapters are in {@code source.file} and
 * {@code source.jdbc}. May import {@code template}, {@code model}. One thread.
 */
@NullMarked
package net.mailmigrator.source;

import org.jspecify.annotations.NullMarked;
