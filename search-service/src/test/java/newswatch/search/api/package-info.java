/** Tests of this room. */
@NullMarked
package newswatch.search.api;

import org.jspecify.annotations.NullMarked;
