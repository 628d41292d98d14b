/**
 * The one HTTP client for addresses that come from outside: it fetches from public hosts and posts
 * to them, no others, within a limit of time and size. Nothing else in Newswatch opens connections
 * to such addresses.
 */
@NullMarked
package newswatch.fetch;

import org.jspecify.annotations.NullMarked;
