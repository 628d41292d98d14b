package newswatch.search.find;

import static newswatch.matching.query.QueryField.Kind.WORDS;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.Evidence;
import newswatch.events.Field;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.query.CompiledQuery;
import newswatch.matching.query.Match;
import newswatch.matching.query.Query;
import org.jspecify.annotations.Nullable;

/**
 * Finds the passages that made an article match, with the same matching that tags articles: what is
 * marked is what matched.
 */
final class Highlighter {
  private static final int MAX_PASSAGES = 3;
  private static final int AROUND = 90;

  private final @Nullable CompiledQuery wanted;

  private Highlighter(@Nullable CompiledQuery wanted) {
    this.wanted = wanted;
  }

  /** For the words that a query asks for; those under NOT are left out. */
  static Highlighter of(@Nullable Query query) {
    List<Query> words = query == null ? List.of() : words(query).toList();
    return new Highlighter(
        words.isEmpty() ? null : CompiledQuery.of(new Query.Group(List.of(), words, List.of())));
  }

  private static Stream<Query> words(Query query) {
    return switch (query) {
      case Query.Word word when word.field().kind() == WORDS -> Stream.of(word);
      case Query.Word _ -> Stream.of();
      case Query.Phrase phrase -> Stream.of(phrase);
      case Query.Prefix prefix -> Stream.of(prefix);
      case Query.Value _, Query.Published _, Query.Like _ -> Stream.of();
      case Query.Group group ->
          Stream.concat(group.must().stream(), group.should().stream()).flatMap(Highlighter::words);
    };
  }

  /** The passages of an article, title first; none where nothing is asked for in words. */
  List<Highlight> passages(ArticleTagged article) {
    if (wanted == null) {
      return List.of();
    }
    Match match = wanted.match(ArticleWords.of(article.article(), article.collections()));
    return switch (match) {
      case Match.Found found -> passages(article.article(), found.evidence());
      case Match.NotFound _, Match.GivenUp _ -> List.of();
    };
  }

  private static List<Highlight> passages(Article article, List<Evidence> places) {
    List<Highlight> passages = new ArrayList<>();
    int next = 0;
    while (next < places.size() && passages.size() < MAX_PASSAGES) {
      Evidence first = places.get(next);
      String text = text(article, first.field());
      boolean whole = first.field() == Field.TITLE;
      int start = whole ? 0 : wordStart(text, first.start() - AROUND);
      int end = whole ? text.length() : wordEnd(text, first.end() + AROUND);
      List<Highlight.Mark> marks = new ArrayList<>();
      while (next < places.size() && within(places.get(next), first.field(), end)) {
        Evidence place = places.get(next++);
        marks.add(new Highlight.Mark(place.start() - start, place.end() - start));
      }
      passages.add(new Highlight(first.field(), start, end, text.substring(start, end), marks));
    }
    return passages;
  }

  private static boolean within(Evidence place, Field field, int end) {
    return place.field() == field && place.end() <= end;
  }

  private static String text(Article article, Field field) {
    return switch (field) {
      case TITLE -> article.title();
      case SUMMARY -> String.valueOf(article.summary());
      case BODY -> String.valueOf(article.body());
    };
  }

  /** The nearest beginning of a word at or after a place; the place itself where there is none. */
  private static int wordStart(String text, int place) {
    if (place <= 0) {
      return 0;
    }
    for (int i = place; i < place + AROUND / 2; i++) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(place)) ? place + 1 : place;
  }

  private static int wordEnd(String text, int place) {
    if (place >= text.length()) {
      return text.length();
    }
    for (int i = place; i > place - AROUND / 2; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    return Character.isLowSurrogate(text.charAt(place)) ? place - 1 : place;
  }
}
