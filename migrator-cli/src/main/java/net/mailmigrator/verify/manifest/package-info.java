/**
 * Manifests: text files that list an account's messages with their SHA-256, to be kept, compared and checked later, also
 * with common tools. Reads the journal; knows no mail server. Values are immutable; a writer belongs to one thread.
 */
@NullMarked
package net.mailmigrator.verify.manifest;

import org.jspecify.annotations.NullMarked;
