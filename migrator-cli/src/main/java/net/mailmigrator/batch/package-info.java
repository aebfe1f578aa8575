/**
 * Which account runs when and where: queue, caps, stop requests. The only package that starts account threads.
 */
@NullMarked
package net.mailmigrator.batch;

import org.jspecify.annotations.NullMarked;
