/**
 * The Angus Mail adapter of the ports in {@code imap}; named only by {@code app.Wiring}. A session belongs to one thread.
 */
@NullMarked
package net.mailmigrator.imap.angus;

import org.jspecify.annotations.NullMarked;
