/** A page of the web becomes what it says of itself and its text. */
@NullMarked
package newswatch.ingest.page;

import org.jspecify.annotations.NullMarked;
