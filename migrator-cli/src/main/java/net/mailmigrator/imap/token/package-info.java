/** Tokens from commands of the operator: the adapter of {@code imap.TokenSource}; named only by {@code app.Wiring}. */
@NullMarked
package net.mailmigrator.imap.token;

import org.jspecify.annotations.NullMarked;
