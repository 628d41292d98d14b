/** The whole of Newswatch, tried from outside as its users run it. */
@NullMarked
package newswatch.endtoend;

import org.jspecify.annotations.NullMarked;
