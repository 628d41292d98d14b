/** A page behind an entry: when it is looked at, and what a look at it brings. */
@NullMarked
package newswatch.ingest.look;

import org.jspecify.annotations.NullMarked;
