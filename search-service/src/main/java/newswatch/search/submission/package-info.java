/** What people hand in becomes submissions, and what became of each is kept for a while. */
@NullMarked
package newswatch.search.submission;

import org.jspecify.annotations.NullMarked;
