package newswatch.matching.query;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * A query as understood: a small tree that holds the words of who wrote it, unanalysed but in
 * Unicode's normal form C. {@link CompiledQuery} matches it against articles; the search translates
 * it to its index.
 */
public sealed interface Query {

  /** All that is not a group, also what is to be left out; at least one. */
  default Stream<Query> leaves() {
    return switch (this) {
      case Word _, Phrase _, Prefix _, Value _, Published _, Like _ -> Stream.of(this);
      case Group(List<Query> must, List<Query> should, List<Query> mustNot) ->
          Stream.of(must, should, mustNot).flatMap(List::stream).flatMap(Query::leaves);
    };
  }

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
   * When an article was published, but never after it was first seen. Only where that is known: a
   * {@link CompiledQuery} refuses it.
   *
   * @param from inclusive; absent for no beginning
   * @param to exclusive; absent for no end
   */
  record Published(@Nullable Instant from, @Nullable Instant to) implements Query {
    /**
     * @throws IllegalArgumentException when it has neither beginning nor end, or ends before it
     *     begins, or at once
     */
    public Published {
      if (from == null && to == null) {
        throw new IllegalArgumentException("a range has a beginning or an end");
      }
      if (from != null && to != null && !from.isBefore(to)) {
        throw new IllegalArgumentException("a range begins before it ends");
      }
    }
  }

  /**
   * Similar to another article, and not that one. Only a search index can tell: a {@link
   * CompiledQuery} refuses it.
   *
   * @param position where the id stands in the query, in UTF-16 units, from 0: whether there is
   *     such an article turns out only after the query was read
   */
  record Like(ArticleId article, int position) implements Query {
    public Like {
      requireNonNull(article, "article");
      if (position < 0) {
        throw new IllegalArgumentException("a position is 0 or more, not " + position);
      }
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
