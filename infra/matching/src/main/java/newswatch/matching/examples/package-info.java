/**
 * What a topic's examples teach: texts that are about it and texts that are not become weights of
 * words, and the words of an article speak for the topic or against it. Pure and deterministic.
 */
@NullMarked
package newswatch.matching.examples;

import org.jspecify.annotations.NullMarked;
