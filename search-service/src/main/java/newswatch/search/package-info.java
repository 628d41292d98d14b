/** search-service: indexes tagged articles, answers searches, and keeps what people decide. */
@NullMarked
package newswatch.search;

import org.jspecify.annotations.NullMarked;
