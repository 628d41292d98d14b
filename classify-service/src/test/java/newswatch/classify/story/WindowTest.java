package newswatch.classify.story;

import static newswatch.classify.SomeSighting.NOON;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.stream.IntStream;
import newswatch.classify.story.Features.Kind;
import newswatch.events.ArticleId;
import newswatch.events.StoryId;
import org.junit.jupiter.api.Test;

class WindowTest {
  /** As many tellings as the window has places for at first. */
  private static final int PLACES = 1 << 10;

  private final Window window = new Window(PLACES);

  /** One that says this. */
  private Told tell(int... terms) {
    if (window.isFull()) {
      window.removeOldest();
    }
    ArticleId id = ArticleId.ofAddress(URI.create("https://news.example/" + terms[0]));
    return window.add(0, window.story(StoryId.ofFirst(id)), NOON, NOON, said(1, terms));
  }

  private void tellOthers(int from, int to) {
    IntStream.range(from, to).forEach(this::tell);
  }

  /** The first term weighs more than the others. */
  private static Features said(double firstWeight, int... terms) {
    byte[] marks = new byte[terms.length];
    Arrays.fill(marks, Features.mark(1, Kind.WORD, false));
    marks[0] = Features.mark(firstWeight, Kind.WORD, false);
    return new Features(terms, marks, new int[0], new int[0]);
  }

  @Test
  void aPlaceTakenAgainUnderTheSameTermEndsItsChain() {
    tell(1);
    Told other = tell(2);
    tellOthers(10, PLACES + 7);
    Told before = tell(1);
    Told again = tell(1);
    assertThat(window.like(said(9, 1, 2), _ -> true, 9))
        .containsExactlyInAnyOrder(again, before, other);
  }

  @Test
  void findsNothingThatHasLeft() {
    tell(1);
    Told second = tell(2);
    tellOthers(10, PLACES + 9);
    assertThat(window.like(said(1, 1, 2), _ -> true, 9)).containsExactly(second);
  }
}
