/** A feed: when it is due, what its document says, and what of that is new. */
@NullMarked
package newswatch.ingest.feed;

import org.jspecify.annotations.NullMarked;
