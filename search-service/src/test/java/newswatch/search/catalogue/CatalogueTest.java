package newswatch.search.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private final Catalogue catalogue = new Catalogue();

  @Test
  void entryThatIsNotThereYetIsPublishedAsItStands() {
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d1"))))
        .containsExactly(topic("sea", 1, "d1"));
  }

  @Test
  void entryThatHasNotChangedIsNotPublishedAlsoWhenSomebodyEditedTheTopicSince() {
    catalogue.topic(new TopicId("sea"), topic("sea", 7, "d1"));
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d1")))).isEmpty();
  }

  @Test
  void entryThatHasChangedIsPublishedAsTheNextVersion() {
    catalogue.topic(new TopicId("sea"), topic("sea", 7, "d1"));
    assertThat(catalogue.changedTopics(List.of(topic("sea", 1, "d2"))))
        .containsExactly(topic("sea", 8, "d2"));
  }

  @Test
  void topicFromAFileThatNoLongerNamesItIsMissingAndOneOfSomebodysOwnIsNot() {
    catalogue.topic(new TopicId("sea"), topic("sea", 1, "d1"));
    catalogue.topic(new TopicId("gone"), topic("gone", 1, "d2"));
    catalogue.topic(
        new TopicId("own"),
        new Topic(new TopicId("own"), "Own", null, "own", null, 0, 1, null, false));
    assertThat(catalogue.topicsMissingFrom(List.of(topic("sea", 1, "d1"))))
        .containsExactly(new TopicId("gone"));
  }

  @Test
  void brokenTopicSaysWhy() {
    Topic broken = new Topic(new TopicId("sea"), "Sea", null, "(a", null, 0, 1, null, false);
    assertThat(Catalogue.problemOf(broken)).contains("')'");
    assertThat(Catalogue.problemOf(topic("sea", 1, "d"))).isNull();
  }

  private static Topic topic(String id, long version, String digest) {
    return new Topic(new TopicId(id), "Sea", null, "sea", null, 0, version, digest, false);
  }
}
