/** A feed's entry becomes an article: its address, its words. */
@NullMarked
package newswatch.ingest.article;

import org.jspecify.annotations.NullMarked;
