/**
 * Pure: plan and journal facts to text, JSON, CSV and HTML.
 */
@NullMarked
package net.mailmigrator.report;

import org.jspecify.annotations.NullMarked;
