/** The articles that were taken down, of which nothing is told any more. */
@NullMarked
package newswatch.classify.withdrawal;

import org.jspecify.annotations.NullMarked;
