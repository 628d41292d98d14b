/** Hands articles from files to a running console. */
@NullMarked
package newswatch.local.handin;

import org.jspecify.annotations.NullMarked;
