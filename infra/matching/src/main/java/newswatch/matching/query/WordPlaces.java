package newswatch.matching.query;

/** Where each word of a text stands: its places follow one another, ascending. */
final class WordPlaces {
  private final int[] from;
  private final int[] places;

  private WordPlaces(int[] from, int[] places) {
    this.from = from;
    this.places = places;
  }

  /**
   * @param wordAt the number of the word at each place
   * @param count how many places there are
   * @param words how many different words there are
   */
  static WordPlaces of(int[] wordAt, int count, int words) {
    int[] from = new int[words + 1];
    for (int place = 0; place < count; place++) {
      from[wordAt[place] + 1]++;
    }
    for (int word = 0; word < words; word++) {
      from[word + 1] += from[word];
    }
    int[] next = from.clone();
    int[] places = new int[count];
    for (int place = 0; place < count; place++) {
      places[next[wordAt[place]]++] = place;
    }
    return new WordPlaces(from, places);
  }

  /** All places, those of one word from {@link #from} to {@link #to}. Not to be changed. */
  int[] places() {
    return places;
  }

  int from(int word) {
    return from[word];
  }

  /** Exclusive. */
  int to(int word) {
    return from[word + 1];
  }
}
