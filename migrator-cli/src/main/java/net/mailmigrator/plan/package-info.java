/**
 * Pure: mapping, inventory and progress to {@code MigrationPlan}. No I/O, no logging.
 */
@NullMarked
package net.mailmigrator.plan;

import org.jspecify.annotations.NullMarked;
