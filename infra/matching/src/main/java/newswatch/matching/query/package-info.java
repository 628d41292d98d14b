/**
 * The query language: text to a small tree, and the tree against an article. Pure: nothing here
 * reads files, clocks or the network.
 */
@NullMarked
package newswatch.matching.query;

import org.jspecify.annotations.NullMarked;
