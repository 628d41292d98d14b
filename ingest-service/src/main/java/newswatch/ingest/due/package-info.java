/** What is due when, and whose turn it is: fair between hosts. */
@NullMarked
package newswatch.ingest.due;

import org.jspecify.annotations.NullMarked;
