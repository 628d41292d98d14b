/** Tests of this room. */
@NullMarked
package newswatch.search.access;

import org.jspecify.annotations.NullMarked;
