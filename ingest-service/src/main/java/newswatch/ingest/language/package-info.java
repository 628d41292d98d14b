/** A text tells in what language it is written. */
@NullMarked
package newswatch.ingest.language;

import org.jspecify.annotations.NullMarked;
