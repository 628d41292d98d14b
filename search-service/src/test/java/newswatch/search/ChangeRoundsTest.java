package newswatch.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import newswatch.search.delivery.Ledger;
import newswatch.search.status.Reader;
import newswatch.search.status.Status;
import org.junit.jupiter.api.Test;

/** When what is not there may be called silence. */
class ChangeRoundsTest {
  @Test
  void whereAllAreThereAndHaveReadNearlyAllItIsCaughtUp() {
    assertThat(ChangeRounds.isCaughtUp(status(1, 1, 500, "fine"))).isTrue();
    assertThat(ChangeRounds.isCaughtUp(status(1, 2, 0, "off"))).isTrue();
    assertThat(ChangeRounds.isCaughtUp(status(1, 1, 501, "fine"))).isFalse();
  }

  @Test
  void whereNobodyClassifiesItIsNotHoweverFewAreWaiting() {
    assertThat(ChangeRounds.isCaughtUp(status(1, 0, 3, "fine"))).isFalse();
  }

  @Test
  void whereCanariesAreMissedItIsNot() {
    assertThat(ChangeRounds.isCaughtUp(status(1, 1, 3, "late"))).isFalse();
  }

  @Test
  void whereNobodyAsksTheFeedsItIsAndTheyAreOverdue() {
    assertThat(ChangeRounds.isCaughtUp(status(0, 1, 0, "late"))).isTrue();
  }

  private static Status status(int ingesting, int classifying, long lag, String canary) {
    return new Status(
        true,
        List.of(
            service(Reader.INGEST, ingesting, 0),
            service(Reader.CLASSIFY, classifying, lag),
            service(Reader.SEARCH, 1, 0)),
        new Status.Articles(0L, 0, 0),
        new Status.Elasticsearch("green"),
        new Status.Feeds(0, 0, 0, 0),
        new Status.Topics(0, 0),
        new Ledger.Balance(0, 0, 0, 0, 0, 0, 0),
        new Status.Canary(canary, null, null, null, null),
        List.of(),
        Instant.EPOCH);
  }

  private static Status.Service service(Reader reader, int instances, long lag) {
    return new Status.Service(reader.service(), instances, lag, List.of(), null);
  }
}
