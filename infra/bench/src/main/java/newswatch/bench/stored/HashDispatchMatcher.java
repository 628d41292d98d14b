package newswatch.bench.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import newswatch.events.Article;
import newswatch.matching.query.Parsed;
import newswatch.matching.query.Query;
import newswatch.matching.query.QueryLanguage;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.standard.StandardAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/**
 * The limit. Understands the queries of {@link StoredCorpus} alone, and those with a prefix not at
 * all.
 */
final class HashDispatchMatcher implements Matcher {
  private final Analyzer analyzer = new StandardAnalyzer();
  private final Map<String, List<Stored>> byWord = new HashMap<>();
  private final List<Stored> always = new ArrayList<>();

  /**
   * A query.
   *
   * @param anyOf of which one must occur; empty for none
   */
  private record Stored(int number, List<String> anyOf, List<String> all, List<String> none) {
    boolean matches(Set<String> words) {
      return words.containsAll(all)
          && (anyOf.isEmpty() || anyOf.stream().anyMatch(words::contains))
          && none.stream().noneMatch(words::contains);
    }
  }

  @Override
  public void register(List<String> queries) {
    for (int number = 0; number < queries.size(); number++) {
      add(number, queries.get(number));
    }
  }

  @Override
  public void add(int number, String query) {
    Query understood =
        switch (QueryLanguage.TOPICS.parse(query)) {
          case Parsed.Understood(Query tree) -> tree;
          case Parsed.Rejected rejected -> throw new IllegalArgumentException(rejected.problem());
        };
    List<String> anyOf = new ArrayList<>();
    List<String> all = new ArrayList<>();
    List<String> none = new ArrayList<>();
    switch (understood) {
      case Query.Group group -> {
        if (group.must().stream().anyMatch(Query.Prefix.class::isInstance)) {
          return;
        }
        for (Query must : group.must()) {
          (must instanceof Query.Group ? anyOf : all).addAll(words(must));
        }
        group.mustNot().forEach(one -> none.addAll(words(one)));
      }
      case Query.Word _,
          Query.Phrase _,
          Query.Prefix _,
          Query.Value _,
          Query.Published _,
          Query.Like _ ->
          all.addAll(words(understood));
    }
    Stored stored = new Stored(number, List.copyOf(anyOf), List.copyOf(all), List.copyOf(none));
    (all.isEmpty() ? always : byWord.computeIfAbsent(all.getFirst(), _ -> new ArrayList<>()))
        .add(stored);
  }

  private List<String> words(Query query) {
    return switch (query) {
      case Query.Word word -> cut(word.text(), new ArrayList<>());
      case Query.Phrase phrase -> cut(phrase.text(), new ArrayList<>());
      case Query.Group group -> group.should().stream().flatMap(q -> words(q).stream()).toList();
      case Query.Value _, Query.Prefix _, Query.Published _, Query.Like _ -> List.of();
    };
  }

  private <C extends Collection<String>> C cut(String text, C words) {
    try (TokenStream stream = analyzer.tokenStream("", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        words.add(term.toString());
      }
      stream.end();
    } catch (IOException e) {
      throw new UncheckedIOException("a text in memory could not be read", e);
    }
    return words;
  }

  @Override
  public int[] match(Article article) {
    Set<String> words = cut(article.title(), new HashSet<>());
    cut(String.valueOf(article.body()), words);
    IntStream.Builder found = IntStream.builder();
    for (Stored stored : always) {
      if (stored.matches(words)) {
        found.add(stored.number());
      }
    }
    for (String word : words) {
      for (Stored stored : byWord.getOrDefault(word, List.of())) {
        if (stored.matches(words)) {
          found.add(stored.number());
        }
      }
    }
    return found.build().toArray();
  }
}
