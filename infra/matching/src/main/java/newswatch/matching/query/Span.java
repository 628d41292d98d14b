package newswatch.matching.query;

/**
 * A stretch of words in a text.
 *
 * @param first the first word's place
 * @param last the last word's place, inclusive
 */
record Span(int first, int last) {}
