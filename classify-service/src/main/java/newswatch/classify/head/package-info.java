/** What is remembered of each article, and how a sighting changes it. */
@NullMarked
package newswatch.classify.head;

import org.jspecify.annotations.NullMarked;
