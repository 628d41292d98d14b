/** Tests of this room. */
@NullMarked
package newswatch.search.unsubscribe;

import org.jspecify.annotations.NullMarked;
