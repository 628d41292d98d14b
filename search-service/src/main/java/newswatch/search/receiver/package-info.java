/** Where people want to be told: who may say so, and what of it is kept under seal. */
@NullMarked
package newswatch.search.receiver;

import org.jspecify.annotations.NullMarked;
