/**
 * Shows how a command gets on: live on a terminal, line by line elsewhere. May import {@code batch}. Thread-safe.
 */
@NullMarked
package net.mailmigrator.app.progress;

import org.jspecify.annotations.NullMarked;
