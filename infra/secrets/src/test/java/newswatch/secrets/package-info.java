/** Tests of this room. */
@NullMarked
package newswatch.secrets;

import org.jspecify.annotations.NullMarked;
