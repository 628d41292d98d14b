package newswatch.search.delivery;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import newswatch.events.AlertRaised;
import newswatch.events.Occasion;
import org.jspecify.annotations.Nullable;

/** What has become of a topic, in words for people. */
final class TopicWording {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);
  private static final double TENTHS_BELOW = 10;

  private TopicWording() {}

  /** In a sentence without its stop; absent where an alert tells of an article. */
  static @Nullable String of(AlertRaised alert) {
    String topic = alert.topic() == null ? "the topic" : alert.topic().value();
    return switch (alert.occasion()) {
      case Occasion.Spike(int stories, double usual, Instant from, _) ->
          "Spike: %d stories on %s since %s, where %s are usual"
              .formatted(stories, topic, CLOCK.format(from), number(usual));
      case Occasion.Silence(Instant since, Instant to, double usual) ->
          "Quiet: nothing on %s for %d hours, where %s stories are usual; its feeds do well"
              .formatted(topic, hours(since, to), number(usual));
      case Occasion.Blind(
              Instant since,
              Instant to,
              double usual,
              List<String> feeds,
              int failing,
              double share) ->
          ("We are blind: %s with %.0f %% of %s (%s); nothing on it for %d hours, where %s stories"
                  + " are usual")
              .formatted(
                  failing == 1 ? "1 feed fails" : failing + " feeds fail",
                  100 * share,
                  topic,
                  String.join(", ", feeds) + (failing > feeds.size() ? ", …" : ""),
                  hours(since, to),
                  number(usual));
      case Occasion.FirstTelling _,
          Occasion.NewClause _,
          Occasion.Development _,
          Occasion.NewHeadline _ ->
          null;
    };
  }

  private static long hours(Instant from, Instant to) {
    return Duration.between(from, to).toHours();
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < TENTHS_BELOW ? "%.1f" : "%.0f", value);
  }
}
