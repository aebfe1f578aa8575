/**
 * What earlier waves have taught (R8): conditions on accounts, as data. Pure. May import {@code model}.
 */
@NullMarked
package net.mailmigrator.mapping.issues;

import org.jspecify.annotations.NullMarked;
