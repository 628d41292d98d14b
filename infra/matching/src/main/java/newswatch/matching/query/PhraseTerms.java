package newswatch.matching.query;

import java.util.List;

/** The words of a phrase, or the one word of a word, in one form. */
final class PhraseTerms {
  private final List<Term> terms;
  private final int[] equalBefore;
  private final int slop;

  /**
   * @throws IllegalArgumentException when there are no words
   */
  PhraseTerms(List<String> words, int slop) {
    if (words.isEmpty()) {
      throw new IllegalArgumentException("a word or phrase is more than punctuation");
    }
    this.terms = Term.all(words);
    this.slop = slop;
    this.equalBefore = new int[words.size()];
    for (int i = 0; i < equalBefore.length; i++) {
      equalBefore[i] = words.subList(0, i).lastIndexOf(words.get(i));
    }
  }

  List<Term> terms() {
    return terms;
  }

  int slop() {
    return slop;
  }

  /** Which word before this one is the same, the nearest; negative where there is none. */
  int equalBefore(int word) {
    return equalBefore[word];
  }
}
