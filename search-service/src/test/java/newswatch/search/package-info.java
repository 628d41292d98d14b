/** Tests of search-service as a whole. */
@NullMarked
package newswatch.search;

import org.jspecify.annotations.NullMarked;
