/** Who may talk to the API: the machine that it runs on, its own pages and programs. */
@NullMarked
package newswatch.search.access;

import org.jspecify.annotations.NullMarked;
