/**
 * Picocli commands: options to settings to use case to exit status. The only user of picocli.
 */
@NullMarked
package net.mailmigrator.cli;

import org.jspecify.annotations.NullMarked;
