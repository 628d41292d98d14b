package newswatch.search.status;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import newswatch.search.canary.Canaries;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.delivery.Ledger;
import newswatch.search.status.Progress.Standing;
import org.junit.jupiter.api.Test;

class StatusesTest {
  private static final Standing ALL_RUN =
      new Standing(
          Map.of("ingest-service", 1, "classify-service", 2, "search-service", 1),
          Map.of("news.articles", 3L, "news.classified", 1L),
          4);
  private static final IndexedArticles.Answer GREEN = new IndexedArticles.Answer("green", 7L);

  private Standing standing = ALL_RUN;
  private IndexedArticles.Answer index = GREEN;
  private Optional<String> problem = Optional.empty();
  private boolean away;
  private long nanos = Long.MAX_VALUE - 5;
  private int asked;

  private final Statuses statuses =
      new Statuses(
          _ -> {
            asked++;
            if (away) {
              throw new KafkaAway("gone", null);
            }
            return standing;
          },
          () -> index,
          () -> problem,
          new Catalogue(),
          () -> 2,
          () -> new Ledger.Balance(3, 1, 1, 0, 0, 1, 0),
          () ->
              new Canaries.Standing(
                  Canaries.State.FINE,
                  Instant.EPOCH,
                  Duration.ofMillis(120),
                  Duration.ofMillis(90),
                  Duration.ofMillis(400)),
          () -> Instant.EPOCH,
          () -> nanos);

  @Test
  void whatIsWrongWithTheIndexIsTold() {
    problem = Optional.of("a disk is full");
    assertThat(statuses.now().problems()).containsExactly("a disk is full");
  }

  @Test
  void theCanaryIsToldInSeconds() {
    assertThat(statuses.now().canary())
        .isEqualTo(new Status.Canary("fine", Instant.EPOCH, 0.12, 0.09, 0.4));
  }

  @Test
  void lagOfAServiceIsThatOfAllItReads() {
    Status status = statuses.now();
    assertThat(status.ready()).isTrue();
    assertThat(status.services())
        .extracting(Status.Service::name, Status.Service::instances, Status.Service::lag)
        .containsExactly(
            tuple("ingest-service", 1, 0L),
            tuple("classify-service", 2, 4L),
            tuple("search-service", 1, 0L));
    assertThat(status.articles()).isEqualTo(new Status.Articles(7L, 2, 4));
  }

  @Test
  void alertsThatAreNotReadYetAreSearchServicesLag() {
    standing = new Standing(ALL_RUN.instances(), Map.of("news.alerts", 3L), 0);
    Status.Service search = statuses.now().services().getLast();
    assertThat(search.name()).isEqualTo("search-service");
    assertThat(search.lag()).isEqualTo(3);
    assertThat(search.reads())
        .containsExactly(
            new Status.Read("news.tagged-articles", 0), new Status.Read("news.alerts", 3));
  }

  @Test
  void nothingIsReadyWithoutAServiceOrWithoutElasticsearch() {
    standing = new Standing(Map.of("ingest-service", 1, "search-service", 1), Map.of(), 0);
    assertThat(statuses.now().ready()).isFalse();
    standing = ALL_RUN;
    index = IndexedArticles.Answer.AWAY;
    pass(Duration.ofSeconds(1));
    assertThat(statuses.now().ready()).isFalse();
    assertThat(statuses.now().articles().indexed()).isNull();
    index = new IndexedArticles.Answer("red", 7L);
    pass(Duration.ofSeconds(1));
    assertThat(statuses.now().ready()).isFalse();
  }

  @Test
  void manyWhoAskWithinASecondCostOneQuestionAlsoWhenKafkaIsAway() {
    statuses.now();
    pass(Duration.ofMillis(999));
    statuses.now();
    assertThat(asked).isEqualTo(1);
    away = true;
    pass(Duration.ofMillis(1));
    assertThatThrownBy(statuses::now).isInstanceOf(KafkaAway.class);
    assertThatThrownBy(statuses::now).isInstanceOf(KafkaAway.class);
    assertThat(asked).isEqualTo(2);
    away = false;
    pass(Duration.ofSeconds(1));
    assertThat(statuses.now().ready()).isTrue();
  }

  private void pass(Duration time) {
    nanos += time.toNanos();
  }
}
