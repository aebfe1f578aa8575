/**
 * {@code MailboxReader} and {@code MailboxWriter} in the words of RFC 9051. May import {@code model}. A session belongs to one thread.
 */
@NullMarked
package net.mailmigrator.imap;

import org.jspecify.annotations.NullMarked;
