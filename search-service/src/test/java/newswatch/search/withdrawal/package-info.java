/** Tests of this room. */
@NullMarked
package newswatch.search.withdrawal;

import org.jspecify.annotations.NullMarked;
