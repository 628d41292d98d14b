/**
 * The HTTP API: what programs and the console ask, and the problems they are told of (RFC 9457).
 */
@NullMarked
package newswatch.search.api;

import org.jspecify.annotations.NullMarked;
