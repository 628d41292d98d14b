/** The links by which people who get messages stop them, without logging in. */
@NullMarked
package newswatch.search.unsubscribe;

import org.jspecify.annotations.NullMarked;
