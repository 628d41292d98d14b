/**
 * How every service starts: it waits for the servers it needs, opens its channels, and tells
 * whether it can work.
 */
@NullMarked
package newswatch.start;

import org.jspecify.annotations.NullMarked;
