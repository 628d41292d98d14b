@NullMarked
package newswatch.search.canary;

import org.jspecify.annotations.NullMarked;
