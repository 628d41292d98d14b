package newswatch.search.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import newswatch.events.Change;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.TopicVersion;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TopicVersionsTest {
  private static final TopicId SEA = new TopicId("sea");

  private final Catalogue catalogue = new Catalogue();
  private final Map<Long, Topic> archive = new HashMap<>();
  private Runnable meanwhile = () -> {};
  private final TopicVersions versions = new TopicVersions(catalogue, this::at);

  @Test
  void versionsAreToldNewestFirstWithWhoMadeThem() {
    kept(topic(1, "sea"), 10);
    kept(topic(2, "ocean"), 11);
    assertThat(versions.of(SEA))
        .extracting(KeptVersion::version)
        .containsExactly(new TopicVersion(SEA, 2), new TopicVersion(SEA, 1));
    assertThat(versions.of(SEA).getLast().change()).isEqualTo(new Change("ana", Instant.EPOCH));
    assertThat(versions.of(new TopicId("other"))).isEmpty();
  }

  @Test
  void earlierVersionIsReadFromTheArchiveAlsoOfATopicThatIsDeleted() {
    kept(topic(1, "sea"), 10);
    inForce(topic(2, "ocean").asDeleted());
    assertThat(versions.read(new TopicVersion(SEA, 1))).isEqualTo(topic(1, "sea"));
    assertThat(versions.read(new TopicVersion(SEA, 3))).isNull();
  }

  @Test
  void versionInForceIsKnownWithoutTheArchive() {
    inForce(topic(2, "ocean"));
    assertThat(versions.read(new TopicVersion(SEA, 2))).isEqualTo(topic(2, "ocean"));
  }

  @Test
  void versionWhoseRecordWasReplacedIsReadWhereTheNewerOneLies() {
    kept(topic(1, "sea"), 10);
    archive.clear();
    meanwhile = () -> kept(topic(1, "ocean"), 15);
    assertThat(versions.read(new TopicVersion(SEA, 1))).isEqualTo(topic(1, "ocean"));
  }

  @Test
  void versionThatLiesNowhereIsAbsent() {
    kept(topic(1, "sea"), 10);
    archive.clear();
    assertThat(versions.read(new TopicVersion(SEA, 1))).isNull();
  }

  @Test
  void topicsWithoutAKeptVersionAreMissingAndAsTheyWereWhenTheyWereWatched() {
    kept(topic(1, "sea"), 10);
    Topic deleted = topic(2, "ocean").asDeleted();
    assertThat(versions.missing(List.of(topic(1, "sea"), deleted)))
        .containsExactly(topic(2, "ocean"));
  }

  private @Nullable Topic at(KeptVersion where) {
    Topic found = archive.get(where.offset());
    Runnable next = meanwhile;
    meanwhile = () -> {};
    next.run();
    return found;
  }

  private void kept(Topic topic, long offset) {
    archive.put(offset, topic);
    TopicVersion version = TopicVersion.of(topic);
    versions.take(version, new KeptVersion(version, topic.change(), offset));
  }

  private void inForce(Topic topic) {
    catalogue.takeTopic(SEA, new Defined<>(topic, 0, Instant.EPOCH));
  }

  private static Topic topic(long version, String query) {
    return new Topic(SEA, "Sea", null, query, null, 0, version, null, false)
        .changed(new Change("ana", Instant.EPOCH));
  }
}
