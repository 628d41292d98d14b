/** Articles through classify-service: the service, the limit, and what comes out of them. */
@NullMarked
package newswatch.bench.walk;

import org.jspecify.annotations.NullMarked;
