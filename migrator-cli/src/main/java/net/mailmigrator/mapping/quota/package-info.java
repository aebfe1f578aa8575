/**
 * Pure: how a contingent is divided among the accounts of a customer, and whether a quota may be edited. Integers only,
 * bytes. May import {@code model}.
 */
@NullMarked
package net.mailmigrator.mapping.quota;

import org.jspecify.annotations.NullMarked;
