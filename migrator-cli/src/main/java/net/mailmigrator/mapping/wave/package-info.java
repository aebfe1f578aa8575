/**
 * Which accounts are moved together and when (R7). Pure. May import {@code model}.
 */
@NullMarked
package net.mailmigrator.mapping.wave;

import org.jspecify.annotations.NullMarked;
