/** What is made once after a build so that every later start is quicker. */
@NullMarked
package newswatch.local.cache;

import org.jspecify.annotations.NullMarked;
