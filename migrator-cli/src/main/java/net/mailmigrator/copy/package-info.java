/**
 * Creates mailboxes, appends messages, reconciles after a crash. One account belongs to one thread.
 */
@NullMarked
package net.mailmigrator.copy;

import org.jspecify.annotations.NullMarked;
