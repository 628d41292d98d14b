/** Searches while articles arrive: through search-service, and straight to Elasticsearch. */
@NullMarked
package newswatch.bench.search;

import org.jspecify.annotations.NullMarked;
