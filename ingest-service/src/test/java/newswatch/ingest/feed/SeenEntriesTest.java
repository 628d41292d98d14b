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
    assertThat(news(NONE, document(B, A))).containsExactly(A, B);
  }

  @Test
  void seenEntryIsNoNews() {
    assertThat(news(after(NONE, document(A)), document(B, A))).containsExactly(B);
  }

  @Test
  void orderIsNoNews() {
    assertThat(news(after(NONE, document(B, A)), document(A, B))).isEmpty();
  }

  @Test
  void editedEntryIsNewsOnce() {
    Entry edited = entry("a", "/a", "A, corrected");
    SeenEntries seen = after(NONE, document(A));
    assertThat(news(seen, document(edited))).containsExactly(edited);
    assertThat(news(after(seen, document(edited)), document(edited))).isEmpty();
  }

  @Test
  void entryWithoutGuidIsKnownByItsLinkAndThenByItsTitle() {
    FeedDocument document = document(entry(null, "/a", "A"), entry(null, null, "B"));
    assertThat(news(after(NONE, document), document)).isEmpty();
  }

  @Test
  void entryThatIsGoneForAWhileIsNoNewsWhenItComesBack() {
    assertThat(news(after(after(NONE, document(A)), document(B)), document(A))).isEmpty();
  }

  @Test
  void fingerprintsMakeTheSameAgain() {
    Map<String, String> kept = after(NONE, document(B, A)).fingerprints();
    assertThat(news(new SeenEntries(kept), document(B, A))).isEmpty();
  }

  @Nested
  class EntriesWithOneGuid {
    @Test
    void areToldApartByTheirLinks() {
      FeedDocument document = document(entry("same", "/b", "B"), entry("same", "/a", "A"));
      assertThat(news(NONE, document)).hasSize(2);
      assertThat(news(after(NONE, document), document)).isEmpty();
    }

    @Test
    void areOneWhenTheirLinkIsOneAndTheNewestCounts() {
      FeedDocument document = document(entry("same", "/a", "new"), entry("same", "/a", "old"));
      assertThat(news(NONE, document)).extracting(Entry::title).containsExactly("new");
      assertThat(news(after(NONE, document), document)).isEmpty();
    }
  }

  @Nested
  class Memory {
    @Test
    void holdsAllThatIsListed() {
      FeedDocument document = new FeedDocument("x", null, entries(0, 10_000));
      SeenEntries seen = after(NONE, document);
      assertThat(seen.fingerprints()).hasSize(10_000);
      assertThat(news(seen, document)).isEmpty();
    }

    @Test
    void holdsTheNewestOfWhatIsGone() {
      SeenEntries seen =
          after(after(NONE, new FeedDocument("x", null, entries(0, 1_000))), document(A));
      assertThat(seen.fingerprints()).hasSize(SeenEntries.REMEMBERED + 1);
      assertThat(news(seen, new FeedDocument("x", null, entries(0, SeenEntries.REMEMBERED))))
          .isEmpty();
    }
  }

  @Nested
  class AnEntryUnderANewGuid {
    @Test
    void isNoNewsWhenItsLinkAndTextAreKnown() {
      assertThat(news(after(NONE, document(A)), document(entry("other", "/a", "A")))).isEmpty();
    }

    @Test
    void isNewsWithoutALinkAsItIsThenKnownByItsGuidAlone() {
      Entry one = entry("1", null, "Brief");
      Entry two = entry("2", null, "Brief");
      assertThat(news(after(NONE, document(one)), document(two))).containsExactly(two);
    }

    @Test
    void isNewsOnceWithinOneDocument() {
      assertThat(news(NONE, document(A, entry("other", "/a", "A")))).hasSize(1);
    }
  }

  @Nested
  class TheOverlap {
    @Test
    void isWhatWasListedBeforeInWhateverWording() {
      SeenEntries seen = after(NONE, document(A));
      assertThat(seen.sift(document(B, entry("a", "/a", "edited"))).overlap())
          .isEqualTo(new Overlap(2, 1));
    }

    @Test
    void isKnownByItsTextWherePublishersMakeUpNewGuids() {
      SeenEntries seen = after(NONE, document(A, B));
      assertThat(seen.sift(document(entry("x", "/a", "A"), entry("y", "/b", "B"))).overlap())
          .isEqualTo(new Overlap(2, 2));
    }

    @Test
    void isAGapWhenNothingOfItWasListedBefore() {
      assertThat(after(NONE, document(A)).sift(document(B)).overlap().isGap()).isTrue();
    }

    @Test
    void isNoGapWhereNothingWasSeenBeforeOrNothingIsListedNow() {
      assertThat(NONE.sift(document(A)).overlap().isGap()).isFalse();
      assertThat(after(NONE, document(A)).sift(document()).overlap().isGap()).isFalse();
    }
  }

  private static List<Entry> news(SeenEntries seen, FeedDocument document) {
    return seen.sift(document).news();
  }

  private static SeenEntries after(SeenEntries seen, FeedDocument document) {
    return seen.sift(document).seen();
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
