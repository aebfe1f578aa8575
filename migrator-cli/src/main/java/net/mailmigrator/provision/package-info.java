/**
 * Creates accounts on the target by a template and reads them back. May import {@code plan} and below.
 */
@NullMarked
package net.mailmigrator.provision;

import org.jspecify.annotations.NullMarked;
