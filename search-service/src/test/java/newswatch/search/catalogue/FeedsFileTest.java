package newswatch.search.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import newswatch.events.Feed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FeedsFileTest {
  @Test
  void outlineWithAnAddressIsAFeedAndTheOutlinesAroundItAreItsCollections() {
    FeedsFile file =
        read(
            """
            <opml version="2.0"><head><title>Mine</title></head><body>
              <outline text="asia"><outline text="sea">
                <outline type="rss" text="Bay Post" xmlUrl=" https://bay.example/rss "/>
              </outline></outline>
              <outline title="Plain" text="other" xmlUrl="http://plain.example/feed"/>
            </body></opml>
            """);
    assertThat(file.problems()).isEmpty();
    assertThat(file.feeds())
        .extracting(Feed::url, Feed::name, Feed::collections)
        .containsExactly(
            tuple(URI.create("https://bay.example/rss"), "Bay Post", List.of("asia", "sea")),
            tuple(URI.create("http://plain.example/feed"), "Plain", List.of()));
  }

  @Test
  void wrongEntriesAreToldWithTheirLineAndSpoilNoOthers() {
    FeedsFile file =
        read(
            """
            <opml version="2.0"><body>
            <outline text="a" xmlUrl="https://one.example/"/>
            <outline text="b" xmlUrl="ftp://two.example/"/>
            <outline text="c" xmlUrl="https://one.example/"/>
            <outline text="d" xmlUrl="https://not an address/"/>
            <outline text="e" xmlUrl="https://last.example/"/>
            </body></opml>
            """);
    assertThat(file.feeds()).extracting(Feed::name).containsExactly("a", "e");
    assertThat(file.problems())
        .extracting(Problem::where)
        .containsExactly("my.opml, line 3", "my.opml, line 4", "my.opml, line 5");
  }

  @Test
  void brokenEndKeepsWhatStoodBeforeIt() {
    FeedsFile file =
        read("<opml><body>\n<outline text='a' xmlUrl='https://one.example/'/>\n<outline </body>");
    assertThat(file.feeds()).hasSize(1);
    assertThat(file.problems()).singleElement().satisfies(p -> assertThat(p.where()).contains("3"));
  }

  @Test
  void fileIsReadInTheEncodingItDeclares() {
    String opml =
        "<?xml version='1.0' encoding='%s'?>"
            + "<opml><body><outline text='Caf\u00e9' xmlUrl='https://a.example/'/></body></opml>";
    for (Charset charset : List.of(UTF_8, ISO_8859_1, UTF_16)) {
      FeedsFile file = FeedsFile.read("my.opml", opml.formatted(charset.name()).getBytes(charset));
      assertThat(file.feeds()).extracting(Feed::name).containsExactly("Caf\u00e9");
    }
    assertThat(read("\ufeff" + opml.formatted("UTF-8")).feeds()).hasSize(1);
  }

  @Test
  void passwordInAnAddressIsRefusedAndNotRepeated() {
    FeedsFile file =
        read("<opml><body><outline text='a' xmlUrl='https://me:secret@a.example/'/></body></opml>");
    assertThat(file.feeds()).isEmpty();
    assertThat(file.problems().getFirst().problem()).contains("password").doesNotContain("secret");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not XML",
        "<html><body>x</body></html>",
        "<!DOCTYPE opml [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>"
            + "<opml><body><outline text='&e;' xmlUrl='https://one.example/'/></body></opml>"
      })
  void fileThatIsNoOpmlIsOneProblem(String text) {
    FeedsFile file = read(text);
    assertThat(file.feeds()).isEmpty();
    assertThat(file.problems()).hasSize(1);
    assertThat(file.unreadable()).isEqualTo(file.problems().getFirst());
  }

  @Test
  void whatIsWrittenIsReadAsTheSameFeeds() {
    FeedsFile file =
        read(
            """
            <opml><body>
              <outline text="a &amp; &lt;b> &quot;c&quot; d'"><outline text="南海">
                <outline text="😀 &amp;amp;" xmlUrl="https://bay.example/rss?a=1&amp;b=2"/>
              </outline></outline>
              <outline xmlUrl="http://plain.example/feed"/>
            </body></opml>
            """);
    assertThat(file.unreadable()).isNull();
    assertThat(file.feeds()).hasSize(2);
    assertThat(read(Opml.of(file.feeds()))).isEqualTo(file);
  }

  @Test
  void changedNameOrCollectionIsAChangedEntry() {
    assertThat(digest("asia", "Bay Post")).isEqualTo(digest("asia", "Bay Post"));
    assertThat(digest("asia", "Bay Post")).isNotEqualTo(digest("asia", "Bay News"));
    assertThat(digest("asia", "Bay Post")).isNotEqualTo(digest("africa", "Bay Post"));
  }

  private static String digest(String collection, String name) {
    String opml =
        "<opml><body><outline text='%s'><outline text='%s' xmlUrl='https://a.example/'/></outline></body></opml>"
            .formatted(collection, name);
    return String.valueOf(read(opml).feeds().getFirst().fileDigest());
  }

  private static FeedsFile read(String opml) {
    return FeedsFile.read("my.opml", opml.getBytes(UTF_8));
  }
}
