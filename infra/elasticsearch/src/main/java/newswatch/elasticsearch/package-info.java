/**
 * Gives the trimmed local Elasticsearch the analysis components that a stock one has, under their
 * stock names and with their documented options.
 */
@NullMarked
package newswatch.elasticsearch;

import org.jspecify.annotations.NullMarked;
