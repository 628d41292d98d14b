package newswatch.matching.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.memory.MemoryIndex;
import org.apache.lucene.queryparser.classic.ParseException;
import org.apache.lucene.queryparser.classic.QueryParser;
import org.junit.jupiter.api.Test;

/** The same queries over the same small articles, by Lucene's own parser and search and by ours. */
class LuceneAgreementTest {
  private static final List<String> VOCABULARY = List.of("anna", "bert", "carl", "dora", "emil");
  private static final Analyzer WORDS = new WhitespaceAnalyzer();

  private final Random random = new Random(20_260_101);

  @Test
  void booleanQueriesMatchTheSameArticles() throws ParseException {
    int compared = 0;
    int matched = 0;
    for (int i = 0; i < 2_000; i++) {
      String query = group(3);
      if (QueryLanguage.TOPICS.parse(query) instanceof Parsed.Understood(Query ours)) {
        compared++;
        String body = words(1 + random.nextInt(7));
        boolean found = matches(ours, body);
        assertThat(found).as("%s over %s", query, body).isEqualTo(luceneMatches(query, body));
        matched += found ? 1 : 0;
      }
    }
    assertThat(compared).isGreaterThan(1_000);
    assertThat(matched).isBetween(compared / 10, compared * 9 / 10);
  }

  @Test
  void nearWordsMatchTheSameArticles() throws ParseException {
    for (int i = 0; i < 2_000; i++) {
      List<String> shuffled = new ArrayList<>(VOCABULARY);
      Collections.shuffle(shuffled, random);
      String query =
          '"'
              + String.join(" ", shuffled.subList(0, 2 + random.nextInt(3)))
              + "\"~"
              + random.nextInt(8);
      String body = words(2 + random.nextInt(14));
      assertThat(matches(understood(query), body))
          .as("%s over %s", query, body)
          .isEqualTo(luceneMatches(query, body));
    }
  }

  @Test
  void aRepeatedWordMatchesWhereverLuceneFindsItAndAlwaysAsWritten() throws ParseException {
    for (int i = 0; i < 2_000; i++) {
      int slop = random.nextInt(5);
      String query = '"' + words(2 + random.nextInt(3)) + "\"~" + slop;
      String body = words(2 + random.nextInt(10));
      boolean lucene = luceneMatches(query, body);
      boolean ours = matches(understood(query), body);
      assertThat(slop == 0 ? ours == lucene : ours || !lucene)
          .as("%s over %s: %s, Lucene %s", query, body, ours, lucene)
          .isTrue();
    }
  }

  private String group(int depth) {
    StringBuilder query = new StringBuilder();
    int clauses = 1 + random.nextInt(4);
    for (int i = 0; i < clauses; i++) {
      query.append(i == 0 ? "" : pick(" ", " ", " AND ", " OR ", " && ", " || "));
      query.append(pick("", "", "", "+", "-", "NOT ", "!"));
      query.append(operand(depth));
    }
    return query.toString();
  }

  private String operand(int depth) {
    return switch (random.nextInt(depth > 0 ? 6 : 4)) {
      case 0 -> '"' + words(2) + '"';
      case 1 -> word().substring(0, 2) + "*";
      case 2, 3 -> word();
      default -> "(" + group(depth - 1) + ")";
    };
  }

  private String pick(String... choices) {
    return choices[random.nextInt(choices.length)];
  }

  private String word() {
    return VOCABULARY.get(random.nextInt(VOCABULARY.size()));
  }

  private String words(int count) {
    return String.join(" ", IntStream.range(0, count).mapToObj(i -> word()).toList());
  }

  private static Query understood(String query) {
    return ((Parsed.Understood) QueryLanguage.TOPICS.parse(query)).query();
  }

  private static boolean matches(Query query, String body) {
    SomeArticle article = SomeArticle.titled("").body(body).language("de");
    return CompiledQuery.of(query).match(article.words()) instanceof Match.Found;
  }

  private static boolean luceneMatches(String query, String body) throws ParseException {
    QueryParser parser = new QueryParser("text", WORDS);
    parser.setSplitOnWhitespace(true);
    parser.setAutoGeneratePhraseQueries(true);
    MemoryIndex index = new MemoryIndex();
    index.addField("text", body, WORDS);
    return index.search(parser.parse(query)) > 0;
  }
}
