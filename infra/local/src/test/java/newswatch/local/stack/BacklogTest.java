package newswatch.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BacklogTest {
  @Test
  void tellsWhatWaitsForEachServiceAndWhatIsWrong() {
    Backlog backlog =
        Backlog.read(
            """
            {"services":[
              {"name":"ingest-service","instances":1,"lag":7,"overdueFeeds":2},
              {"name":"classify-service","lag":0},
              {"name":"search-service"}],
             "articles":{"indexed":9,"deadLetters":3},
             "problems":["Elasticsearch is red",{"where":"a","problem":"b"},17,null]}
            """);

    assertThat(backlog.of("ingest")).contains(7L);
    assertThat(backlog.of("classify")).contains(0L);
    assertThat(backlog.of("search")).isEmpty();
    assertThat(backlog.problems())
        .containsExactly(
            "ingest: 2 feeds are overdue",
            "3 records could not be processed and are dead letters",
            "Elasticsearch is red",
            "b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "<html>",
        "{\"services\":7,\"articles\":[],\"problems\":\"x\"}",
        "{\"services\":[null,{\"name\":[],\"lag\":\"many\"}]}"
      })
  void strangeAnswersTellNothing(String answer) {
    Backlog backlog = Backlog.read(answer);

    assertThat(backlog.behind()).isEmpty();
    assertThat(backlog.problems()).isEmpty();
  }
}
