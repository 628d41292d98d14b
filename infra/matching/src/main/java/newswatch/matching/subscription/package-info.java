/** Whom an article is for: definition and article give a match. */
@NullMarked
package newswatch.matching.subscription;

import org.jspecify.annotations.NullMarked;
