package newswatch.search.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Origin;
import newswatch.search.find.Filters;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ArticleStreamTest {
  private static final Wanted ALL = Wanted.of(null, Filters.NONE);
  private static final Place START = new Place("made", List.of(10L, 20L));

  private final List<Arrival> past = new ArrayList<>();
  private final ArticleStream stream = new ArticleStream(new SimpleMeterRegistry());
  private Place now = START;
  private boolean held = true;

  @BeforeEach
  void begin() {
    stream.begin(
        START,
        (from, until, each) -> {
          past.stream()
              .filter(one -> !from.covers(one.partition(), one.offset()))
              .filter(one -> until.covers(one.partition(), one.offset()))
              .forEach(each);
          return held;
        });
  }

  @Test
  void listenerHearsWhatItMissedAndThenWhatComesEachOnce() throws InterruptedException {
    arrive(0, "a");
    Place heard = now;
    arrive(1, "b");
    arrive(0, "c");
    try (Listener listener = stream.resume(ALL, heard.text())) {
      arrive(1, "d");
      assertThat(heard(listener)).containsExactly("b", "c", "d");
    }
  }

  @Test
  void listenerThatIsAheadOfThisInstanceHearsNothingTwice() throws InterruptedException {
    Place ahead = START.after(0, 10).after(0, 11);
    try (Listener listener = stream.resume(ALL, ahead.text())) {
      arrive(0, "known");
      arrive(1, "unknown");
      arrive(0, "known too");
      arrive(0, "new");
      assertThat(heard(listener)).containsExactly("unknown", "new");
    }
  }

  @Test
  void wayBackThatIsTooLongOrGoneResets() throws InterruptedException {
    Place longAgo = new Place("made", List.of(0L, 0L));
    for (int i = 0; i < 1_000; i++) {
      arrive(0, "many");
    }
    assertThat(first(longAgo)).isEqualTo(new Next.Reset(now));
    Place gone = now;
    arrive(0, "lost");
    held = false;
    assertThat(first(gone)).isEqualTo(new Next.Reset(now));
  }

  private Next first(Place from) throws InterruptedException {
    try (Listener listener = stream.resume(ALL, from.text())) {
      return listener.next(Duration.ZERO);
    }
  }

  @Test
  void idleListenerLearnsHowFarTheStreamHasCome() throws InterruptedException {
    Wanted none =
        Wanted.of(null, new Filters(List.of(), List.of("Nobody"), List.of(), List.of(), List.of()));
    try (Listener listener = stream.listen(none)) {
      arrive(0, "unwanted");
      assertThat(listener.next(Duration.ZERO)).isEqualTo(new Next.Nothing(now));
    }
  }

  @Test
  void listenerThatIsTooSlowIsCutOffAndOthersAreNot() throws InterruptedException {
    try (Listener slow = stream.listen(ALL);
        Listener quick = stream.listen(ALL)) {
      for (int i = 0; i < 600; i++) {
        arrive(0, "flood");
        assertThat(quick.next(Duration.ZERO)).isInstanceOf(Next.Article.class);
      }
      assertThat(slow.next(Duration.ZERO)).isEqualTo(new Next.End());
    }
  }

  @Test
  void onlySoManyListenAtOnce() {
    List<Listener> listeners = new ArrayList<>();
    for (int i = 0; i < ArticleStream.MOST_LISTENERS; i++) {
      listeners.add(stream.listen(ALL));
    }
    assertThatThrownBy(() -> stream.listen(ALL)).isInstanceOf(StreamUnavailable.class);
    listeners.getFirst().close();
    stream.listen(ALL).close();
  }

  @Test
  void endReachesEverybodyAndNobodyIsLetInAfterwards() throws InterruptedException {
    try (Listener listener = stream.listen(ALL)) {
      stream.end();
      assertThat(listener.next(Duration.ofSeconds(1))).isEqualTo(new Next.End());
      arrive(0, "too late");
      assertThatThrownBy(() -> stream.listen(ALL)).isInstanceOf(StreamUnavailable.class);
    }
  }

  @Test
  void whatIsJudgedAgainIsHeardByNobody() throws InterruptedException {
    Place before = now;
    arrive(0, "seen long ago", Origin.REPLAY);
    try (Listener listener = stream.resume(ALL, before.text())) {
      arrive(0, "seen last year", Origin.REPLAY);
      arrive(0, "new");
      assertThat(heard(listener)).containsExactly("new");
    }
  }

  private void arrive(int partition, String title) {
    arrive(partition, title, Origin.LIVE);
  }

  private void arrive(int partition, String title, Origin origin) {
    long offset = now.next().get(partition);
    now = now.after(partition, offset);
    Arrival arrival = new Arrival(article(title, origin), partition, offset, now);
    past.add(arrival);
    stream.arrived(arrival);
  }

  private static List<String> heard(Listener listener) throws InterruptedException {
    List<String> titles = new ArrayList<>();
    while (listener.next(Duration.ZERO) instanceof Next.Article told) {
      titles.add(told.json().replaceAll(".*\"title\":\"([^\"]*)\".*", "$1"));
    }
    return titles;
  }

  private static ArticleTagged article(String title, Origin origin) {
    URI url = URI.create("https://news.example/a");
    Instant seen = Instant.parse("2026-03-10T12:00:00Z");
    return new ArticleTagged(
        new Article(ArticleId.ofAddress(url), url, title, null, "B.", false, null, "S", null, null),
        List.of(),
        List.of(),
        origin,
        seen,
        seen,
        1,
        1,
        List.of());
  }
}
