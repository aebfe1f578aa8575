/** The benchmarks of {@code scripts/bench}: generated mail, a delay proxy, the migrator beside its peers. Asserts nothing. */
@NullMarked
package net.mailmigrator.testing.bench;

import org.jspecify.annotations.NullMarked;
