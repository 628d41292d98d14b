/** Articles of our own arrive: how long news takes from a feed to whoever is told. */
@NullMarked
package newswatch.search.canary;

import org.jspecify.annotations.NullMarked;
