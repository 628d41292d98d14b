/** Tests of this room. */
@NullMarked
package newswatch.search.discovery;

import org.jspecify.annotations.NullMarked;
