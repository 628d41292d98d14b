/** What is known of languages as such, whatever is said in them. */
@NullMarked
package newswatch.matching.language;

import org.jspecify.annotations.NullMarked;
