/** A feed's entry, or what people hand in, becomes an article: its address, its words. */
@NullMarked
package newswatch.ingest.article;

import org.jspecify.annotations.NullMarked;
