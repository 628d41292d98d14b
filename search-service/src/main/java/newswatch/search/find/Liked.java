package newswatch.search.find;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch._types.query_dsl.Query;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import newswatch.events.ArticleId;
import newswatch.matching.language.FunctionWords;
import newswatch.matching.query.Form;
import org.jspecify.annotations.Nullable;

/**
 * The articles that a query wants others to be like, as they were found in the index.
 *
 * @param places where each of them lies
 */
record Liked(Map<ArticleId, Place> places) {
  /** For queries that do not ask for it. */
  static final Liked NONE = new Liked(Map.of());

  /** Enough to tell what an article is about; each more is a search for one more word. */
  private static final int MOST_WORDS = 25;

  /** Words that no other article has, misspelt names above all, tell of no likeness. */
  private static final int IN_ARTICLES = 2;

  private static final String IN_COMMON = "30%";

  Liked {
    places = Map.copyOf(places);
  }

  /**
   * Where an article lies.
   *
   * @param index the monthly index
   * @param form how its words are compared
   * @param language a BCP 47 tag; absent where it is not known
   */
  record Place(String index, Form form, @Nullable String language) {
    Place {
      requireNonNull(index, "index");
      requireNonNull(form, "form");
    }
  }

  /**
   * What is similar to an article, by the words of its title and body that set it apart. Names it,
   * and does not send its text, of which Elasticsearch needs but some words.
   *
   * @throws IllegalArgumentException when it was not looked up
   */
  Query similarTo(ArticleId article) {
    Place place = places.get(article);
    if (place == null) {
      throw new IllegalArgumentException("an article to be like is looked up first: " + article);
    }
    List<String> fields =
        switch (place.form()) {
          case EXACT -> List.of("title", "body");
          case ENGLISH -> List.of("title.english", "body.english");
        };
    return Query.of(
        q ->
            q.moreLikeThis(
                more ->
                    more.fields(fields)
                        .like(
                            like ->
                                like.document(
                                    text -> text.index(place.index()).id(article.value())))
                        .stopWords(joining(place))
                        .minTermFreq(1)
                        .minDocFreq(IN_ARTICLES)
                        .maxQueryTerms(MOST_WORDS)
                        .minimumShouldMatch(IN_COMMON)));
  }

  /** Words that only join others, as the index has them; in a small index they look rare. */
  private static List<String> joining(Place place) {
    String tag = place.language() == null ? "" : place.language();
    String language = Locale.forLanguageTag(tag).getLanguage();
    return FunctionWords.languages().contains(language)
        ? FunctionWords.in(language).stream()
            .flatMap(word -> place.form().terms(word).stream())
            .distinct()
            .toList()
        : List.of();
  }
}
