/** Tagged articles go into Elasticsearch. */
@NullMarked
package newswatch.search.index;

import org.jspecify.annotations.NullMarked;
