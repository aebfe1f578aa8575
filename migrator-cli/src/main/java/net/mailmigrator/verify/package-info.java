/**
 * Compares the target with what the last pass saw at the source. One account belongs to one thread.
 */
@NullMarked
package net.mailmigrator.verify;

import org.jspecify.annotations.NullMarked;
