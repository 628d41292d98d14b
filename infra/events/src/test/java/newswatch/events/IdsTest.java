package newswatch.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {
  private static final int PARTITION_OF_NEWS_EXAMPLE = 1;

  @Test
  void sameAddressIsTheSameArticle() {
    URI address = URI.create("https://example.org/a");
    assertThat(ArticleId.ofAddress(address)).isEqualTo(ArticleId.ofAddress(address));
    assertThat(ArticleId.ofAddress(address))
        .isNotEqualTo(ArticleId.ofAddress(URI.create("https://example.org/b")));
  }

  @Test
  void aStoryIsNamedForTheArticleThatToldItFirst() {
    ArticleId first = ArticleId.ofAddress(URI.create("https://example.org/a"));
    assertThat(StoryId.ofFirst(first)).isEqualTo(StoryId.ofFirst(first));
    assertThat(StoryId.ofFirst(first).value()).isNotEqualTo(first.value());
    assertThatThrownBy(() -> new StoryId("economy")).hasMessageContaining("32 lower-case hex");
  }

  @Test
  void feedIdLeadsWithItsHost() {
    FeedId id = FeedId.ofAddress(URI.create("https://News-Desk.example.org:8443/rss"));
    assertThat(id.host()).isEqualTo("news-desk.example.org");
    assertThat(new FeedId(id.value())).isEqualTo(id);
  }

  @Test
  void feedOnAnInternationalisedHostHasAnId() {
    assertThat(FeedId.ofAddress(URI.create("https://xn--fiqs8s.example/f")).host())
        .isEqualTo("xn--fiqs8s.example");
  }

  @Test
  void feedOnANumericAddressHasAnId() {
    assertThat(FeedId.ofAddress(URI.create("http://[::1]:80/rss")).host()).isEqualTo("___1_");
  }

  @Test
  void feedsOfAHostShareAPartitionForEver() {
    FeedId one = FeedId.ofAddress(URI.create("https://news.example/a"));
    FeedId other = FeedId.ofAddress(URI.create("https://news.example/b"));
    assertThat(one.partition(6)).isEqualTo(other.partition(6)).isEqualTo(PARTITION_OF_NEWS_EXAMPLE);
  }

  @Test
  void newerTextBeatsNewerTopicsAndNewerTopicsBeatOlderOnes() {
    assertThat(DocumentVersion.of(2, 0)).isGreaterThan(DocumentVersion.of(1, 99));
    assertThat(DocumentVersion.of(2, 8)).isGreaterThan(DocumentVersion.of(2, 7));
    assertThatThrownBy(() -> DocumentVersion.of(0, 0)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void versionOfATopicIsReadAsItIsWritten() {
    TopicVersion version = new TopicVersion(new TopicId("economy"), 12);
    assertThat(version).hasToString("economy@12");
    assertThat(TopicVersion.parse("economy@12")).isEqualTo(version);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "economy", "economy@", "economy@0", "economy@x", "@1", "a@1@2"})
  void whatIsNoVersionOfATopicIsRefused(String text) {
    assertThatThrownBy(() -> TopicVersion.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void verdictsKeyIsReadAsItIsWrittenAndNamesAPersonByANameThatCannotDivideIt() {
    VerdictGiven.Key key =
        new VerdictGiven.Key(
            ArticleId.ofAddress(URI.create("https://example.org/a")),
            new TopicId("economy"),
            new PersonId("ana@desk.example"));
    assertThat(VerdictGiven.Key.parse(key.toString())).isEqualTo(key);
    assertThatThrownBy(() -> new PersonId("a|b")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> VerdictGiven.Key.parse("a|b|c|d"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-a", "A", "a_b", "a b", "a/b", "é"})
  void whatPeopleCannotChooseAsAnIdIsRefused(String text) {
    assertThatThrownBy(() -> new SubscriptionId(text)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReceiverId(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void idThatPeopleChooseHas64CharactersAtMost() {
    String longest = "0" + "-".repeat(63);
    assertThat(new SubscriptionId(longest)).hasToString(longest);
    assertThat(new ReceiverId(longest)).hasToString(longest);
    assertThatThrownBy(() -> new SubscriptionId(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new ReceiverId(longest + "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void alertIsTheSameHoweverOftenItIsRaisedAndAnotherForAnotherOccasion() {
    SubscriptionId desk = new SubscriptionId("desk");
    StoryId story = StoryId.ofFirst(ArticleId.ofAddress(URI.create("https://example.org/a")));
    AlertId first = AlertId.of(desk, story, new Occasion.FirstTelling());
    assertThat(AlertId.of(desk, story, new Occasion.FirstTelling())).isEqualTo(first);
    assertThat(AlertId.of(new SubscriptionId("other"), story, new Occasion.FirstTelling()))
        .isNotEqualTo(first);
    assertThat(AlertId.of(desk, story, new Occasion.NewClause(List.of("quay"))))
        .isNotEqualTo(first);
    assertThatThrownBy(() -> new AlertId("x")).hasMessageContaining("32 lower-case hex");
  }

  @Test
  void messageIsTheSameInWhateverOrderItTellsItsAlerts() {
    SubscriptionId desk = new SubscriptionId("desk");
    AlertId one = new AlertId("00112233445566778899aabbccddeeff");
    AlertId other = new AlertId("ffeeddccbbaa99887766554433221100");
    MessageId both = MessageId.of(desk, List.of(one, other));
    assertThat(MessageId.of(desk, List.of(other, one, other))).isEqualTo(both);
    assertThat(MessageId.of(desk, List.of(one))).isNotEqualTo(both);
    assertThat(MessageId.of(new SubscriptionId("other"), List.of(one, other))).isNotEqualTo(both);
    assertThatThrownBy(() -> new MessageId("x")).hasMessageContaining("32 lower-case hex");
  }
}
