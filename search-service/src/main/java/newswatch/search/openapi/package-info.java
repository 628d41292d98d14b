/** Describes the API to programs, as OpenAPI, and to people who try it. */
@NullMarked
package newswatch.search.openapi;

import org.jspecify.annotations.NullMarked;
