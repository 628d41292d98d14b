/** What an article said at each of its revisions, and what changed between them. */
@NullMarked
package newswatch.search.revision;

import org.jspecify.annotations.NullMarked;
