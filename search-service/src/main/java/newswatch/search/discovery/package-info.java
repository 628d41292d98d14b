/** Finds the feeds of a site: follows what its page names, and tries where feeds usually are. */
@NullMarked
package newswatch.search.discovery;

import org.jspecify.annotations.NullMarked;
