/** Tests of the live stream's room. */
@NullMarked
package newswatch.search.stream;

import org.jspecify.annotations.NullMarked;
