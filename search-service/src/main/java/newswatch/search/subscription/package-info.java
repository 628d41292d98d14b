/** What people want to be told of, each for themselves. */
@NullMarked
package newswatch.search.subscription;

import org.jspecify.annotations.NullMarked;
