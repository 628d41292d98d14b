@NullMarked
package newswatch.search.openapi;

import org.jspecify.annotations.NullMarked;
