/** What people define, as its channels say it is in force. */
@NullMarked
package newswatch.classify.catalogue;

import org.jspecify.annotations.NullMarked;
