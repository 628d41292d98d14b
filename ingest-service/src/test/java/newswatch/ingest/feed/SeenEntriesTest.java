package newswatch.ingest.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import newswatch.ingest.document.Entry;
import newswatch.ingest.document.FeedDocument;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class SeenEntriesTest {
  private static final SeenEntries NONE = new SeenEntries(Map.of());
  private static final Entry A = entry("a", "/a", "A");
  private static final Entry B = entry("b", "/b", "B");

  @Test
  void allIsNewsAtFirstAndComesOldestFirst() {
    assertThat(NONE.news(document(B, A))).containsExactly(A, B);
  }

  @Test
  void seenEntryIsNoNews() {
    assertThat(NONE.and(document(A)).news(document(B, A))).containsExactly(B);
  }

  @Test
  void orderIsNoNews() {
    assertThat(NONE.and(document(B, A)).news(document(A, B))).isEmpty();
  }

  @Test
  void editedEntryIsNewsOnce() {
    Entry edited = entry("a", "/a", "A, corrected");
    SeenEntries seen = NONE.and(document(A));
    assertThat(seen.news(document(edited))).containsExactly(edited);
    assertThat(seen.and(document(edited)).news(document(edited))).isEmpty();
  }

  @Test
  void entryWithoutGuidIsKnownByItsLinkAndThenByItsTitle() {
    FeedDocument document = document(entry(null, "/a", "A"), entry(null, null, "B"));
    assertThat(NONE.and(document).news(document)).isEmpty();
  }

  @Test
  void entryThatIsGoneForAWhileIsNoNewsWhenItComesBack() {
    assertThat(NONE.and(document(A)).and(document(B)).news(document(A))).isEmpty();
  }

  @Test
  void fingerprintsMakeTheSameAgain() {
    Map<String, String> kept = NONE.and(document(B, A)).fingerprints();
    assertThat(new SeenEntries(kept).news(document(B, A))).isEmpty();
  }

  @Nested
  class EntriesWithOneGuid {
    @Test
    void areToldApartByTheirLinks() {
      FeedDocument document = document(entry("same", "/b", "B"), entry("same", "/a", "A"));
      assertThat(NONE.news(document)).hasSize(2);
      assertThat(NONE.and(document).news(document)).isEmpty();
    }

    @Test
    void areOneWhenTheirLinkIsOneAndTheNewestCounts() {
      FeedDocument document = document(entry("same", "/a", "new"), entry("same", "/a", "old"));
      assertThat(NONE.news(document)).extracting(Entry::title).containsExactly("new");
      assertThat(NONE.and(document).news(document)).isEmpty();
    }
  }

  @Nested
  class Memory {
    @Test
    void holdsAllThatIsListed() {
      FeedDocument document = new FeedDocument("x", null, entries(0, 10_000));
      SeenEntries seen = NONE.and(document);
      assertThat(seen.fingerprints()).hasSize(10_000);
      assertThat(seen.news(document)).isEmpty();
    }

    @Test
    void holdsTheNewestOfWhatIsGone() {
      SeenEntries seen = NONE.and(new FeedDocument("x", null, entries(0, 1_000))).and(document(A));
      assertThat(seen.fingerprints()).hasSize(SeenEntries.REMEMBERED + 1);
      assertThat(seen.news(new FeedDocument("x", null, entries(0, SeenEntries.REMEMBERED))))
          .isEmpty();
    }
  }

  private static List<Entry> entries(int from, int to) {
    return IntStream.range(from, to).mapToObj(i -> entry("e" + i, "/" + i, "E" + i)).toList();
  }

  private static FeedDocument document(Entry... entries) {
    return new FeedDocument("x", null, List.of(entries));
  }

  private static Entry entry(@Nullable String guid, @Nullable String link, String title) {
    return new Entry(guid, link, title, null, null, null, null);
  }
}
