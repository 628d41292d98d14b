package newswatch.search.catalogue;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Set;
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
    assertThat(read(Opml.of(file.feeds())).feeds())
        .extracting(Feed::url, Feed::name, feed -> Set.copyOf(feed.collections()))
        .containsExactlyInAnyOrder(
            tuple(
                URI.create("https://bay.example/rss?a=1&b=2"),
                "😀 &amp;",
                Set.of("a & <b> \"c\" d'", "南海")),
            tuple(URI.create("http://plain.example/feed"), null, Set.of()));
  }

  @Test
  void feedThatStandsInSeveralPlacesBelongsToTheCollectionsOfAll() {
    FeedsFile file =
        read(
            """
            <opml><body>
              <outline text="asia"><outline text="A" xmlUrl="https://one.example/"/></outline>
              <outline text="sea"><outline text="B" xmlUrl="https://one.example/"/></outline>
              <outline text="sea"><outline text="C" xmlUrl="https://one.example/"/></outline>
            </body></opml>
            """);
    assertThat(file.feeds())
        .extracting(Feed::name, Feed::collections)
        .containsExactly(tuple("A", List.of("asia", "sea")));
    assertThat(file.problems()).singleElement().satisfies(p -> assertThat(p.where()).contains("4"));
  }

  @Test
  void exportIsGroupedByCollectionHasATextForAllAndComesBackWithPauses() {
    FeedsFile file =
        read(
            """
            <opml xmlns:newswatch="urn:newswatch:opml"><body>
              <outline text="asia"><outline text="sea">
                <outline text="Bay" xmlUrl="https://bay.example/rss" newswatch:paused="true"/>
              </outline><outline text="Hill" xmlUrl="https://hill.example/rss"/></outline>
              <outline xmlUrl="https://plain.example/feed"/>
            </body></opml>
            """);
    assertThat(file.feeds()).extracting(Feed::paused).containsExactly(true, false, false);
    String exported = Opml.of(file.feeds());
    assertThat(exported)
        .containsOnlyOnce("<outline text=\"asia\">")
        .containsOnlyOnce("<outline text=\"sea\">")
        .contains("text=\"https://plain.example/feed\"");
    assertThat(exported.split("<outline", -1)).hasSize(1 + 2 + 3 + 1);
    FeedsFile again = read(exported);
    assertThat(again.problems()).isEmpty();
    assertThat(again.feeds()).containsExactlyInAnyOrderElementsOf(file.feeds());
  }

  @Test
  void namesThatXmlCannotHoldAreWrittenWithoutTheirWrongLetters() {
    Feed feed =
        read("<opml><body><outline xmlUrl='https://a.example/'/></body></opml>").feeds().getFirst();
    Feed odd =
        new Feed(feed.id(), feed.url(), "a\ufffeb\u0001c", List.of("d\uffff"), false, null, false);
    assertThat(read(Opml.of(List.of(odd))).feeds())
        .extracting(Feed::name, Feed::collections)
        .containsExactly(tuple("abc", List.of("d")));
  }

  @Test
  void depthLengthsAndNumbersAreBounded() {
    String deep = "<outline text='x'>".repeat(40) + "</outline>".repeat(40);
    assertThat(read("<opml><body>" + deep + "</body></opml>").unreadable())
        .isNotNull()
        .satisfies(p -> assertThat(String.valueOf(p)).contains("depth"));
    String long1 = "n".repeat(199) + "😀";
    Feed feed =
        read("<opml><body><outline text='%s'><outline text='%s' xmlUrl='https://a.example/'/></outline></body></opml>"
                .formatted("c".repeat(300), long1))
            .feeds()
            .getFirst();
    assertThat(feed.name()).isEqualTo("n".repeat(199));
    assertThat(feed.collections()).containsExactly("c".repeat(100));
  }

  @Test
  void entitiesThatMultiplyAreRefusedAtOnce() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE opml [<!ENTITY a0 'ha'>");
    for (int i = 1; i < 30; i++) {
      bomb.append("<!ENTITY a%d '&a%d;&a%d;'>".formatted(i, i - 1, i - 1));
    }
    bomb.append("]><opml><body><outline text='&a29;' xmlUrl='https://a.example/'/></body></opml>");
    FeedsFile file = read(bomb.toString());
    assertThat(file.feeds()).isEmpty();
    assertThat(file.unreadable()).isNotNull();
  }

  @Test
  void importGivesAHostAndItselfNoMoreThanItsLimits() {
    StringBuilder opml = new StringBuilder("<opml><body>");
    for (int i = 0; i < 12; i++) {
      opml.append("<outline text='a' xmlUrl='https://victim.example/%d'/>".formatted(i));
      opml.append("<outline text='b' xmlUrl='https://h%d.example/'/>".formatted(i));
    }
    List<Feed> feeds = read(opml + "</body></opml>").feeds();
    ImportLimits.Admitted admitted = new ImportLimits(8, 3).admit(feeds, List.of(feeds.getFirst()));
    assertThat(admitted.feeds()).hasSize(8);
    assertThat(admitted.feeds())
        .filteredOn(feed -> feed.url().getHost().equals("victim.example"))
        .hasSize(2);
    assertThat(admitted.problems())
        .extracting(Problem::where)
        .containsExactly("victim.example", "the body");
    assertThat(admitted.problems().getFirst().problem()).contains("10 of its feeds", "at most 3");
  }

  @Test
  void feedsThatShipAreManyNamedGatheredAndAskedSafely() throws IOException {
    try (var in = FeedsFileTest.class.getResourceAsStream("/feeds.opml")) {
      FeedsFile file = FeedsFile.read("feeds.opml", requireNonNull(in).readAllBytes());
      assertThat(file.problems()).isEmpty();
      assertThat(file.feeds()).hasSizeGreaterThan(60);
      assertThat(file.feeds())
          .allSatisfy(
              feed -> {
                assertThat(feed.url().getScheme()).isEqualTo("https");
                assertThat(feed.name()).isNotBlank();
                assertThat(feed.collections()).isNotEmpty();
              });
      assertThat(file.feeds()).extracting(Feed::name).doesNotHaveDuplicates();
      for (String collection :
          List.of("world", "asia", "south-china-sea", "party-diplomacy", "economy", "official")) {
        assertThat(file.feeds())
            .as(collection)
            .filteredOn(feed -> feed.collections().contains(collection))
            .hasSizeGreaterThan(6);
      }
    }
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
