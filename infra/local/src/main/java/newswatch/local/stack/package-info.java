/**
 * The whole of Newswatch on one machine: its parts, started together, watched and stopped in order.
 */
@NullMarked
package newswatch.local.stack;

import org.jspecify.annotations.NullMarked;
