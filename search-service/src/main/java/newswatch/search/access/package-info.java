/** Who may talk to the API: on loopback, this machine's own pages and programs. */
@NullMarked
package newswatch.search.access;

import org.jspecify.annotations.NullMarked;
