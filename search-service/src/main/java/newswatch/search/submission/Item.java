package newswatch.search.submission;

import static java.util.Objects.requireNonNull;

/**
 * One of the things handed in together.
 *
 * @param line where it stands, from 1, blank lines counted
 */
record Item(int line, HandedInLine content) {
  Item {
    requireNonNull(content, "content");
  }
}
