package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * A query as understood: a small tree that holds the words of who wrote it, unanalysed but in
 * Unicode's normal form C. {@link CompiledQuery} matches it against articles; the search translates
 * it to its index.
 */
public sealed interface Query {

  /**
   * An unquoted word: matches in the form of the article's language, in {@link QueryField#SOURCE}
   * and {@link QueryField#AUTHOR} as written. Where it is cut into several words (co-operation),
   * these stand one after the other.
   */
  record Word(QueryField field, String text) implements Query {
    public Word {
      requireKind(field, QueryField.Kind.WORDS);
      requireNonNull(text, "text");
    }
  }

  /**
   * Quoted words: match in {@link Form#EXACT}, one after the other where the slop is 0.
   *
   * @param slop how far the words may stand from where the phrase has them: with each place reduced
   *     by the word's place in the phrase, the greatest minus the least. Words in reverse order
   *     cost 2. This is Lucene's sloppy phrase
   */
  record Phrase(QueryField field, String text, int slop) implements Query {
    public Phrase {
      requireKind(field, QueryField.Kind.WORDS);
      requireNonNull(text, "text");
      if (slop < 0) {
        throw new IllegalArgumentException("a slop is 0 or more, not " + slop);
      }
    }
  }

  /**
   * The beginning of a word: its one term in {@link Form#EXACT} begins a word of the article in
   * that form.
   *
   * @param text what stands before the {@code *}
   */
  record Prefix(QueryField field, String text) implements Query {
    public Prefix {
      requireKind(field, QueryField.Kind.WORDS);
      requireNonNull(text, "text");
    }
  }

  /**
   * A field's whole value, case aside. A language also matches its narrower tags: {@code zh}
   * matches {@code zh-Hans}.
   */
  record Value(QueryField field, String text) implements Query {
    public Value {
      requireKind(field, QueryField.Kind.VALUE);
      requireNonNull(text, "text");
    }
  }

  /**
   * Matches when every {@code must} does, no {@code mustNot} does and, where there is no {@code
   * must}, at least one {@code should} does.
   */
  record Group(List<Query> must, List<Query> should, List<Query> mustNot) implements Query {
    /**
     * @throws IllegalArgumentException when there is nothing to find: neither must nor should
     */
    public Group {
      must = List.copyOf(must);
      should = List.copyOf(should);
      mustNot = List.copyOf(mustNot);
      if (must.isEmpty() && should.isEmpty()) {
        throw new IllegalArgumentException("a group has something to find");
      }
    }
  }

  private static void requireKind(QueryField field, QueryField.Kind kind) {
    if (field.kind() != kind) {
      throw new IllegalArgumentException(field.word() + " is not a field of " + kind);
    }
  }
}
