/** Tests of this room. */
@NullMarked
package newswatch.search.revision;

import org.jspecify.annotations.NullMarked;
