/** Reads what a feed's address answers into the entries that it lists. */
@NullMarked
package newswatch.ingest.document;

import org.jspecify.annotations.NullMarked;
