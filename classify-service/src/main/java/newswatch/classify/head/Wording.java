package newswatch.classify.head;

import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.FeedId;
import org.jspecify.annotations.Nullable;

/**
 * The words an article is shown in. They are those of the feeds that tell it so; what another feed
 * makes of it replaces them only where it is clearly more, or where it is of the article's own site
 * and they are not. What people hand in is believed.
 *
 * @param tellers the feeds whose words they are; empty when somebody handed them in
 * @param length of the text in UTF-16 units; 0 when there is a title alone
 */
public record Wording(List<FeedId> tellers, int length) {
  /** A text from elsewhere is clearly more when it is half as long again. */
  private static final double MORE = 1.5;

  /** What has not half of the length is no edit where it breaks off, or of what was handed in. */
  private static final double LESS = 0.5;

  /**
   * @throws IllegalArgumentException when the length is negative
   */
  public Wording {
    tellers = List.copyOf(tellers);
    if (length < 0) {
      throw new IllegalArgumentException("a length is 0 or more, not " + length);
    }
  }

  /** Of an article as this sighting tells it. */
  static Wording of(ArticleSeen sighting) {
    return new Wording(sighting.feeds(), Teaser.text(sighting.article()).length());
  }

  /** Whether the article as sighted has a title alone. */
  static boolean isSilent(ArticleSeen sighting) {
    return Teaser.text(sighting.article()).isEmpty();
  }

  /** The same words, told by these feeds too. */
  Wording toldBy(List<FeedId> more) {
    return new Wording(Stream.concat(tellers.stream(), more.stream()).distinct().toList(), length);
  }

  /**
   * Whether a sighting in other words is an edit, or tells more; else it is one more sighting.
   *
   * @param shown the article in these words; absent when it is no longer kept
   */
  boolean yieldsTo(ArticleSeen sighting, Supplier<@Nullable Article> shown) {
    String text = Teaser.text(sighting.article());
    if (isFromElsewhere(sighting)) {
      return yieldsToOther(sighting, text, shown);
    }
    if (text.isEmpty() || sighting.feeds().isEmpty()) {
      return length == 0 || !text.isEmpty();
    }
    return yieldsToEdit(text, shown);
  }

  /** The article's own site counts before others. */
  private boolean yieldsToOther(
      ArticleSeen sighting, String text, Supplier<@Nullable Article> shown) {
    Site site = Site.of(sighting.article());
    boolean own = site.hasAnyOf(sighting.feeds());
    boolean shownIsOwn = site.hasAnyOf(tellers);
    if (own && !shownIsOwn && text.length() >= LESS * length && !Teaser.breaksOff(text)) {
      return true;
    }
    boolean more = text.length() > MORE * length;
    return more && (own || !shownIsOwn || length == 0 || isTeaser(shown.get(), text, sighting));
  }

  private static boolean isTeaser(@Nullable Article shown, String text, ArticleSeen sighting) {
    if (shown == null) {
      return false;
    }
    String words = Teaser.text(shown);
    return (Teaser.breaksOff(words) && !Teaser.breaksOff(text))
        || Teaser.isOf(words, sighting.article());
  }

  private boolean yieldsToEdit(String text, Supplier<@Nullable Article> shown) {
    if (text.length() < LESS * length && (tellers.isEmpty() || Teaser.breaksOff(text))) {
      return false;
    }
    Article whole = text.length() < length ? shown.get() : null;
    return whole == null || !Teaser.isOf(text, whole);
  }

  /** Whether it comes from a feed that never told these words, while others do. */
  private boolean isFromElsewhere(ArticleSeen sighting) {
    return !tellers.isEmpty()
        && !sighting.feeds().isEmpty()
        && Collections.disjoint(tellers, sighting.feeds());
  }
}
