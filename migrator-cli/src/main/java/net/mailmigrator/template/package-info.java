/**
 * Templates as data: the catalogue, the check against a JSON schema, and what a source template says. May import
 * {@code model}. One thread.
 */
@NullMarked
package net.mailmigrator.template;

import org.jspecify.annotations.NullMarked;
