package newswatch.bench.wire;

import java.util.Random;

/** Made-up words by Zipf's law, some with letters beyond ASCII, all of them in ISO 8859-1. */
final class Words {
  private static final int VOCABULARY = 20_000;
  private static final String[] BEGINNINGS = {
    "ba", "co", "de", "fi", "gra", "hu", "in", "ke", "lo", "mi", "na", "or", "pre", "re", "sta",
    "tu", "ver", "wa", "ze", "cé", "mü", "ño"
  };
  private static final String[] ENDINGS = {"n", "r", "s", "t", "l", "nd", "rk", "st", "ng", ""};

  private final String[] vocabulary = new String[VOCABULARY];

  Words(long seed) {
    Random random = new Random(seed);
    for (int rank = 0; rank < VOCABULARY; rank++) {
      StringBuilder word = new StringBuilder();
      // As in real text, the frequent words are the short ones.
      int syllables = 1 + random.nextInt(rank < 1_000 ? 1 : 3);
      for (int i = 0; i < syllables; i++) {
        word.append(BEGINNINGS[random.nextInt(BEGINNINGS.length)]);
      }
      vocabulary[rank] = word.append(ENDINGS[random.nextInt(ENDINGS.length)]).toString();
    }
  }

  /** So many words, parted by blanks. */
  String text(Random random, int words) {
    StringBuilder text = new StringBuilder(words * 8);
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ");
      // A rank whose logarithm is uniform has a frequency that falls with the rank.
      text.append(vocabulary[(int) Math.pow(VOCABULARY, random.nextDouble()) - 1]);
    }
    return text.toString();
  }
}
