/**
 * The target that is a file: Dovecot's passwd-file. May import {@code provision} and below. One thread.
 */
@NullMarked
package net.mailmigrator.provision.files;

import org.jspecify.annotations.NullMarked;
