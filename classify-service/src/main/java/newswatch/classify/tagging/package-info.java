/** The topics in force, and articles tagged with them. */
@NullMarked
package newswatch.classify.tagging;

import org.jspecify.annotations.NullMarked;
