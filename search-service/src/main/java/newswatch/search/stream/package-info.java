/** The live stream: who listens, what each of them wants, and where they went on from. */
@NullMarked
package newswatch.search.stream;

import org.jspecify.annotations.NullMarked;
