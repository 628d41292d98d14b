/** Tests of this room. */
@NullMarked
package newswatch.search.receiver;

import org.jspecify.annotations.NullMarked;
