@NullMarked
package newswatch.search.habit;

import org.jspecify.annotations.NullMarked;
