/**
 * Loads, checks and freezes the settings; puts together the settings records of the packages below.
 */
@NullMarked
package net.mailmigrator.config;

import org.jspecify.annotations.NullMarked;
