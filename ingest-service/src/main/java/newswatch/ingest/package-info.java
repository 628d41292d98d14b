/** ingest-service: asks each feed when it is due and publishes what is new in it. */
@NullMarked
package newswatch.ingest;

import org.jspecify.annotations.NullMarked;
