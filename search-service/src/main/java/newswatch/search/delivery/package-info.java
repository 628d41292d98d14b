/**
 * Alerts on their way to whoever asked for them: held, sent, tried again, and what became of it.
 */
@NullMarked
package newswatch.search.delivery;

import org.jspecify.annotations.NullMarked;
