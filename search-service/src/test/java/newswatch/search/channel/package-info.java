/** Tests of this room. */
@NullMarked
package newswatch.search.channel;

import org.jspecify.annotations.NullMarked;
