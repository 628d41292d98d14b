package newswatch.matching.query;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.en.PorterStemFilter;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * English words without their endings, a word at a time. The stemmer looks at nothing but the word,
 * so that a text's different words are stemmed once each and not wherever they stand.
 */
final class Stemming {
  private Stemming() {}

  /**
   * Stems all words of a table.
   *
   * @param stems receives the stems
   * @return for each word the number of its stem
   */
  static int[] stems(WordTable words, WordTable stems) {
    int[] stemOf = new int[words.size()];
    try (AllWords source = new AllWords(words);
        TokenStream stemmed = new PorterStemFilter(source)) {
      CharTermAttribute stem = stemmed.getAttribute(CharTermAttribute.class);
      stemmed.reset();
      for (int word = 0; stemmed.incrementToken(); word++) {
        stemOf[word] = stems.add(stem.buffer(), stem.length());
      }
    } catch (IOException e) {
      throw new UncheckedIOException("words in memory could not be read", e);
    }
    return stemOf;
  }

  private static final class AllWords extends TokenStream {
    private final WordTable words;
    private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
    private int next;

    AllWords(WordTable words) {
      this.words = words;
    }

    @Override
    public boolean incrementToken() {
      if (next == words.size()) {
        return false;
      }
      words.copy(next++, term);
      return true;
    }
  }
}
