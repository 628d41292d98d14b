package newswatch.matching.query;

/**
 * A word as analysis cut it from a text.
 *
 * @param term the word in its comparable form
 * @param position its place among the words of the text, counted from 0
 * @param start where it begins in the text, in UTF-16 units, from 0
 * @param end where it ends, exclusive
 */
public record Token(String term, int position, int start, int end) {}
