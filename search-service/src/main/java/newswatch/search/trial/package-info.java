/**
 * Definitions of topics tried on articles that are there: on one, to tell why it is or is not
 * tagged, or on those of the last days, to tell what a changed definition would gain and lose.
 */
@NullMarked
package newswatch.search.trial;

import org.jspecify.annotations.NullMarked;
