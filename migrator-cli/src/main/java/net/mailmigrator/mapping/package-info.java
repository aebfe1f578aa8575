/**
 * Pure: rules and {@code SourceAccount} to {@code MappedAccount} and findings. May import {@code model}. No I/O, no
 * logging. One class per rule; {@code Rules} has their order.
 */
@NullMarked
package net.mailmigrator.mapping;

import org.jspecify.annotations.NullMarked;
