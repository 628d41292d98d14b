package newswatch.bench.stored;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import newswatch.events.Article;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.StringField;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.QueryMatch;
import org.apache.lucene.monitor.TermFilteredPresearcher;

/**
 * Lucene Monitor: an index of the queries in memory, which is searched for those that may match.
 */
final class LuceneMonitorMatcher implements Matcher {
  private final Monitor monitor;

  LuceneMonitorMatcher() {
    try {
      monitor = new Monitor(new LuceneForms(), new TermFilteredPresearcher());
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be made", e);
    }
  }

  @Override
  public void register(List<String> queries) {
    List<MonitorQuery> all = new ArrayList<>();
    for (int number = 0; number < queries.size(); number++) {
      all.add(query(number, queries.get(number)));
    }
    register(all);
  }

  @Override
  public void add(int number, String query) {
    register(List.of(query(number, query)));
  }

  private static MonitorQuery query(int number, String query) {
    return new MonitorQuery(Integer.toString(number), LuceneQueries.of(query));
  }

  private void register(Iterable<MonitorQuery> queries) {
    try {
      monitor.register(queries);
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be written", e);
    }
  }

  @Override
  public int[] match(Article article) {
    Document document = new Document();
    for (String field : List.of(LuceneForms.EXACT, LuceneForms.ENGLISH)) {
      document.add(new TextField(field, article.title(), Field.Store.NO));
      document.add(new TextField(field, String.valueOf(article.body()), Field.Store.NO));
    }
    document.add(
        new StringField(
            LuceneQueries.LANGUAGE, String.valueOf(article.language()), Field.Store.NO));
    try {
      IntStream.Builder numbers = IntStream.builder();
      for (QueryMatch match : monitor.match(document, QueryMatch.SIMPLE_MATCHER).getMatches()) {
        numbers.add(Integer.parseInt(match.getQueryId()));
      }
      return numbers.build().toArray();
    } catch (IOException e) {
      throw new UncheckedIOException("an article in memory cannot be read", e);
    }
  }

  /** Its thread else keeps the process from ending. */
  @Override
  public void close() {
    try {
      monitor.close();
    } catch (IOException e) {
      throw new UncheckedIOException("an index in memory cannot be closed", e);
    }
  }
}
