package newswatch.local.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import newswatch.local.server.ElasticsearchClient.Answer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The node and its plugin, with settings that a stock Elasticsearch takes unchanged. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class LocalElasticsearchIT {
  private static final String TEMPLATE =
      """
      {
        "index_patterns": ["articles-*"],
        "template": {
          "settings": {
            "number_of_replicas": 0,
            "analysis": {
              "char_filter": {
                "quotes": {"type": "mapping", "mappings": ["’ => '", "\\\\u2026 => ..."]}
              },
              "filter": {
                "possessive": {"type": "stemmer", "language": "possessive_english"},
                "han": {"type": "cjk_bigram", "output_unigrams": false}
              },
              "analyzer": {
                "folded": {"type": "custom", "char_filter": ["html_strip", "quotes"],
                  "tokenizer": "standard", "filter": ["cjk_width", "lowercase", "asciifolding", "han"]},
                "stemmed": {"type": "custom", "char_filter": ["html_strip", "quotes"],
                  "tokenizer": "standard",
                  "filter": ["possessive", "cjk_width", "lowercase", "asciifolding", "han", "porter_stem"]}
              },
              "normalizer": {
                "name": {"type": "custom", "filter": ["lowercase", "asciifolding"]}
              }
            }
          },
          "mappings": {
            "dynamic": "strict",
            "properties": {
              "title": {"type": "text", "analyzer": "stemmed",
                "fields": {"exact": {"type": "text", "analyzer": "folded"}}},
              "source": {"type": "keyword", "normalizer": "name"}
            }
          }
        }
      }
      """;

  private static LocalElasticsearch node;
  private static ElasticsearchClient client;

  @BeforeAll
  static void start() throws Exception {
    node = LocalElasticsearch.temporary();
    client = new ElasticsearchClient(node.uri());
    assertThat(client.put("/_index_template/articles", TEMPLATE).status()).isEqualTo(200);
    assertThat(client.put("/articles-1", "").status()).isEqualTo(200);
  }

  @AfterAll
  static void close() {
    node.close();
  }

  @Test
  void namesItselfAndItsCluster() throws Exception {
    Answer root = client.get("/");

    assertThat(root.status()).isEqualTo(200);
    assertThat(root.body().path("name").asString()).isEqualTo("local");
    assertThat(root.body().path("version").path("number").asString()).startsWith("9.");
    assertThat(root.body().path("cluster_uuid").asString())
        .isEqualTo(client.get("/_cluster/state/metadata").body().path("cluster_uuid").asString());
  }

  @Test
  void isNotRoot() throws Exception {
    int owner = (Integer) Files.getAttribute(Path.of("/proc/" + node.pid()), "unix:uid");

    assertThat(owner).isNotZero();
  }

  @Test
  void analyzesTheArticlesFields() throws Exception {
    assertThat(analyzed("stemmed", "<p>The parties’ visits: the agency’s café…</p>"))
        .containsExactly("the", "parti", "visit", "the", "agenc", "cafe");
    assertThat(analyzed("folded", "Málaga visits 中国共产党"))
        .containsExactly("malaga", "visits", "中国", "国共", "共产", "产党");
    assertThat(analyzed("folded", "ＡＢＣ ﾃﾞｰﾀ")).containsExactly("abc", "デー", "ータ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          english | The parties visiting the agency's offices | parti visit agenc offic
          cjk     | 南海の島 and sea                              | 南海 海の の島 sea
          german  | die Häuser                                  | haus
          french  | l'économie nationale                        | econom national
          keyword | Two Words                                   | Two Words
          """)
  void hasTheStockAnalyzers(String analyzer, String text, String words) throws Exception {
    List<String> analyzed =
        client.words("/_analyze", "{\"analyzer\":\"" + analyzer + "\",\"text\":\"" + text + "\"}");

    assertThat(String.join(" ", analyzed)).isEqualTo(words);
  }

  /** Definitions with the results that Elasticsearch's documentation gives for them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          standard | `"asciifolding"` | açaí à la carte | acai a la carte
          standard | `{"type":"asciifolding","preserve_original":true}` | açaí | acai açaí
          standard | `"porter_stem"` | the foxes jumping quickly | the fox jump quickli
          standard | `"stemmer"` | the foxes jumping quickly | the fox jump quickli
          standard | `{"type":"stemmer","language":"light_german"}` | häuser | haus
          standard | `"kstem"` | the foxes jumping quickly | the fox jump quick
          standard | `"elision"` | j’examine près du wharf | examine près du wharf
          standard | `"cjk_width"` | ｼｰｻｲﾄﾞﾗｲﾅｰ | シーサイドライナー
          standard | `"ngram"` | Quick fox | Q Qu u ui i ic c ck k f fo o ox x
          standard | `{"type":"edge_ngram","min_gram":1,"max_gram":2}` | the quick | t th q qu
          standard | `{"type":"truncate","length":5}` | the quinquennial | the quinq
          whitespace | `"unique"` | the quick fox the lazy fox | the quick fox lazy
          whitespace | `{"type":"length","min":0,"max":4}` | the quick brown fox | the fox
          whitespace | `"reverse"` | quick fox | kciuq xof
          whitespace | `{"type":"limit","max_token_count":2}` | quick fox jumps | quick fox
          whitespace | `{"type":"pattern_capture","patterns":["(^[^@]+)","@(.+)"],"preserve_original":true}` | jo@a.b | jo@a.b jo a.b
          whitespace | `{"type":"pattern_replace","pattern":"(dog)","replacement":"watch$1"}` | foxes jump lazy dogs | foxes jump lazy watchdogs
          whitespace | `{"type":"stemmer_override","rules":["running, runs => run"]}` | running runs ran | run run ran
          keyword | `"word_delimiter_graph"` | Neil's-Super-Duper-XL500--42+AutoCoder | Neil Super Duper XL 500 42 Auto Coder
          letter | `{"type":"keep","keep_words":["dog","elephant","fox"]}` | the quick fox jumps over the lazy dog | fox dog
          `{"type":"ngram","min_gram":3,"max_gram":3,"token_chars":["letter","digit"]}` | `"lowercase"` | 2 Quick Fo | qui uic ick
          `{"type":"edge_ngram","min_gram":2,"max_gram":10,"token_chars":["letter","digit"]}` | `"trim"` | 2 Quick | Qu Qui Quic Quick
          path_hierarchy | `"lowercase"` | /one/two | /one /one/two
          `{"type":"path_hierarchy","delimiter":"-","replacement":"/","skip":2}` | `"lowercase"` | one-two-three-four | /three /three/four
          `{"type":"pattern","pattern":","}` | `"trim"` | comma, separated | comma separated
          uax_url_email | `"trim"` | Email me at john.smith@global-international.com | Email me at john.smith@global-international.com
          """)
  void hasTheStockTokenizersAndFilters(String tokenizer, String filter, String text, String words)
      throws Exception {
    String quoted = tokenizer.startsWith("{") ? tokenizer : "\"" + tokenizer + "\"";

    List<String> analyzed =
        client.words(
            "/_analyze",
            "{\"tokenizer\":%s,\"filter\":[%s],\"text\":\"%s\"}".formatted(quoted, filter, text));

    assertThat(String.join(" ", analyzed)).isEqualTo(words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          filter    | `{"type":"asciifolding","preserve":true}`              | [preserve]
          filter    | `{"type":"stemmer","language":"klingon"}`              | [klingon]
          filter    | `{"type":"ngram","min_gram":1,"max_gram":5}`           | max_ngram_diff
          filter    | `{"type":"stemmer_override"}`                          | [rules] is missing
          filter    | `{"type":"word_delimiter_graph","type_table":["- => ALPHA"]}` | [type_table]
          tokenizer | `{"type":"whitespace","lenient":true}`                 | [lenient]
          char_filter | `{"type":"mapping","mappings":["nothing"]}`          | left => right
          """)
  void refusesWhatItDoesNotUnderstand(String kind, String definition, String why) throws Exception {
    Answer answer =
        client.put(
            "/refused",
            "{\"settings\":{\"analysis\":{\"%s\":{\"mine\":%s}}}}".formatted(kind, definition));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("error").path("reason").asString()).contains(why);
  }

  @Test
  @Order(Integer.MAX_VALUE)
  void findsAndKeepsArticles() throws Exception {
    client.put(
        "/articles-1/_doc/a?refresh=true",
        "{\"title\":\"Parties visited Málaga\",\"source\":\"El País\"}");
    assertThat(hits("{\"match\":{\"title\":\"party visit\"}}")).isEqualTo(1);
    assertThat(hits("{\"match\":{\"title.exact\":\"party\"}}")).isZero();
    assertThat(hits("{\"match_phrase\":{\"title.exact\":\"visited malaga\"}}")).isEqualTo(1);
    assertThat(hits("{\"term\":{\"source\":\"EL PAIS\"}}")).isEqualTo(1);

    node.restart();
    assertThat(hits("{\"match\":{\"title\":\"party visit\"}}")).isEqualTo(1);

    node.kill();
    node.restart();
    assertThat(hits("{\"term\":{\"source\":\"el país\"}}")).isEqualTo(1);
  }

  private static int hits(String query) throws Exception {
    return client
        .send("POST", "/articles-1/_search", "{\"query\":" + query + "}")
        .body()
        .path("hits")
        .path("total")
        .path("value")
        .asInt();
  }

  private static List<String> analyzed(String analyzer, String text) throws Exception {
    return client.words(
        "/articles-1/_analyze", "{\"analyzer\":\"" + analyzer + "\",\"text\":\"" + text + "\"}");
  }
}
