/**
 * Records of the field, {@code Problems}, {@code Secret}; no I/O, no framework. Imports nothing of ours. Immutable, so safe for all threads.
 */
@NullMarked
package net.mailmigrator.model;

import org.jspecify.annotations.NullMarked;
