/** A search becomes a page of articles. */
@NullMarked
package newswatch.search.find;

import org.jspecify.annotations.NullMarked;
