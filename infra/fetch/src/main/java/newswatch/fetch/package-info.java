/**
 * The one HTTP client for addresses that come from outside: it reaches public hosts only, within a
 * limit of time and size. Nothing else in Newswatch opens connections to such addresses.
 */
@NullMarked
package newswatch.fetch;

import org.jspecify.annotations.NullMarked;
