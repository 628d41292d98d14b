/**
 * Topics against articles: a definition and an article give a tag with its evidence, or the reason
 * why not. Pure, but for reading the default definitions from the class path.
 */
@NullMarked
package newswatch.matching.topic;

import org.jspecify.annotations.NullMarked;
