/** Times in which a feed may have listed what nobody saw, and what is found of it elsewhere. */
@NullMarked
package newswatch.ingest.gap;

import org.jspecify.annotations.NullMarked;
