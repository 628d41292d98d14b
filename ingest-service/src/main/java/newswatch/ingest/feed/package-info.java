/** A feed: when it is due, what is known of it, and what of a document is new. */
@NullMarked
package newswatch.ingest.feed;

import org.jspecify.annotations.NullMarked;
