/** Sightings of the archive on their way to be judged again: which, how far, and at what pace. */
@NullMarked
package newswatch.search.replay;

import org.jspecify.annotations.NullMarked;
