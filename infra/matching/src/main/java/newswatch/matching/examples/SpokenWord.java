package newswatch.matching.examples;

import newswatch.events.Field;

/**
 * A word or a pair of an article, and what it says.
 *
 * @param name in its comparable form: {@code coast guard}, or {@code #} for any number
 * @param logOdds what it adds to the log-odds that the article is about the topic
 * @param field where it first stands
 * @param start in the field, in UTF-16 units, from 0
 * @param end exclusive
 */
public record SpokenWord(String name, double logOdds, Field field, int start, int end) {}
