package newswatch.bench.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import newswatch.bench.stored.StoredCorpus;
import org.junit.jupiter.api.Test;

class StoriesTest {
  private static final StoredCorpus CORPUS = new StoredCorpus();
  private static final Wants WANTS = new Wants(CORPUS, 10, 40);

  @Test
  void halfOfTheSubscriptionsAskByTopic() {
    assertThat(WANTS.subscriptions())
        .hasSize(40)
        .filteredOn(Wants.Subscription::byTopic)
        .hasSize(20);
  }

  @Test
  void aPlantedWordTellsItsSubscription() {
    Stories stories = new Stories(CORPUS, WANTS, "n", 1);
    for (Wants.Subscription one : WANTS.subscriptions()) {
      assertThat(stories.plantedFor(one).askers()).contains(one.id());
    }
  }

  @Test
  void theWordOfATopicTellsAllWhoAskByIt() {
    Story story = new Stories(CORPUS, WANTS, "n", 1).plantedFor(WANTS.subscriptions().getFirst());
    assertThat(story.askers()).contains("subscription-0", "subscription-20");
  }

  @Test
  void everySecondArticleIsPlanted() {
    List<Story> stories = new Stories(CORPUS, WANTS, "n", 1).steady(10);
    assertThat(stories).filteredOn(story -> story.planted() != null).hasSize(5);
    assertThat(stories)
        .filteredOn(story -> story.planted() != null)
        .noneMatch(story -> story.askers().isEmpty());
  }

  @Test
  void articlesAreTheSameForTheSameSeed() {
    assertThat(new Stories(CORPUS, WANTS, "n", 1).steady(4))
        .isEqualTo(new Stories(CORPUS, WANTS, "n", 1).steady(4));
  }
}
