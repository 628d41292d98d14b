package newswatch.search.delivery;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.stream.Collectors;
import newswatch.events.AlertRaised;
import newswatch.search.citation.OneLine;
import org.jspecify.annotations.Nullable;

/** What a mail says without any form. Whatever is from outside stays within its line. */
final class LetterText {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

  private LetterText() {}

  /** What stands in the list of mails: one line, without anything that turns or ends it. */
  static String subject(Message message) {
    int alerts = message.alerts().size();
    if (alerts > 1) {
      return alerts + " alerts: " + OneLine.of(message.subscription());
    }
    AlertRaised alert = message.alerts().getFirst();
    return OneLine.of(Wording.headline(alert)) + " – " + OneLine.of(alert.article().source());
  }

  static String of(Message message, @Nullable URI pausing) {
    String alerts =
        message.alerts().stream().map(LetterText::text).collect(Collectors.joining("\n\n"));
    return OneLine.of(message.subscription())
        + "\n\n"
        + alerts
        + "\n\n-- \n"
        + foot(message)
        + (pausing == null ? "" : "\nNo more of these messages: " + pausing)
        + "\n";
  }

  private static String text(AlertRaised alert) {
    StringBuilder text = new StringBuilder(OneLine.of(Wording.headline(alert))).append('\n');
    text.append(whence(alert)).append('\n').append(OneLine.of(Wording.explanation(alert)));
    String sentence =
        Marked.of(alert).stream()
            .map(piece -> marked(OneLine.part(piece.text()), piece.hit()))
            .collect(Collectors.joining());
    if (!sentence.isBlank()) {
      text.append("\n> ").append(sentence.strip());
    }
    String url = Wording.webAddress(alert);
    return url == null ? text.toString() : text.append('\n').append(url).toString();
  }

  private static String marked(String piece, boolean hit) {
    return hit ? "*" + piece + "*" : piece;
  }

  /** The source, who else tells it, and the time. */
  static String whence(AlertRaised alert) {
    StringBuilder text = new StringBuilder(OneLine.of(alert.article().source()));
    String company = Wording.company(alert.size());
    if (!company.isEmpty()) {
      text.append(' ').append(company);
    }
    Instant published = alert.article().publishedAt();
    return text.append(" · ")
        .append(
            published == null ? "found " + TIME.format(alert.fetchedAt()) : TIME.format(published))
        .toString();
  }

  /** Why somebody has this mail. */
  static String foot(Message message) {
    return message.receiver() == null
        ? "Newswatch sent this to try an e-mail address."
        : "Newswatch sent this for the subscription " + OneLine.of(message.subscription()) + ".";
  }
}
