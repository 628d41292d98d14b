/** Whom articles are to be told to, and what of that is news: the alerts. */
@NullMarked
package newswatch.classify.alert;

import org.jspecify.annotations.NullMarked;
