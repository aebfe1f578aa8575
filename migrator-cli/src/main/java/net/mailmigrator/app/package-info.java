/**
 * One use case per command; {@code Wiring} picks the adapters.
 */
@NullMarked
package net.mailmigrator.app;

import org.jspecify.annotations.NullMarked;
