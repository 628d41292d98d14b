/**
 * How much is told of a topic, set against what is usual: spikes, silences, and whether we are
 * blind.
 */
@NullMarked
package newswatch.search.habit;

import org.jspecify.annotations.NullMarked;
