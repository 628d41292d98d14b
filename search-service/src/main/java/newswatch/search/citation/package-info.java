/** Articles as others may cite and check them. */
@NullMarked
package newswatch.search.citation;

import org.jspecify.annotations.NullMarked;
