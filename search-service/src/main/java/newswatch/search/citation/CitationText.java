package newswatch.search.citation;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import newswatch.events.Article;
import newswatch.events.ArticleTagged;
import newswatch.events.Evidence;
import newswatch.events.Tag;
import newswatch.search.revision.Difference;
import newswatch.search.revision.Hunk;
import newswatch.search.revision.RevisionView;
import org.jspecify.annotations.Nullable;

/** Writes a citation for people. Words from outside are kept each on their line. */
final class CitationText {
  private final StringBuilder text = new StringBuilder();

  private CitationText() {}

  /**
   * An article in one line: {@code AUTHOR: “TITLE”. SOURCE, DAY. ADDRESS (first seen TIME, revision
   * N, SHA-256 HASH)}. What is not known is left out.
   */
  static String line(ArticleTagged article, RevisionView now) {
    Article said = article.article();
    StringBuilder line = new StringBuilder();
    if (said.author() != null) {
      line.append(OneLine.of(said.author())).append(": ");
    }
    if (!said.title().isBlank()) {
      line.append('“').append(OneLine.of(said.title())).append("”. ");
    }
    line.append(OneLine.of(said.source()));
    if (said.publishedAt() != null) {
      line.append(", ").append(said.publishedAt().atOffset(ZoneOffset.UTC).toLocalDate());
    }
    line.append(". ");
    if (said.url() != null) {
      line.append(OneLine.of(said.url().toString())).append(' ');
    }
    return line.append(
            "(first seen %s, revision %d, SHA-256 %s)"
                .formatted(article.firstSeenAt(), article.revision(), now.sha256()))
        .toString();
  }

  static String of(Citation citation) {
    CitationText all = new CitationText();
    all.head(citation);
    all.matched(citation);
    all.revisions(citation);
    return all.text.toString();
  }

  private void head(Citation citation) {
    text.append(citation.citation()).append("\n\n");
    say("Title", citation.title());
    say("Author", citation.author());
    say("Source", citation.source());
    say("Address", citation.url());
    say("Id", citation.id());
    say("Language", citation.language());
    say("Published", citation.publishedAt());
    say("First seen", citation.firstSeenAt());
    say("Fetched", citation.fetchedAt());
    say("Revision", citation.revision());
    say("SHA-256", citation.sha256());
  }

  private void say(String name, @Nullable Object value) {
    if (value != null && !value.toString().isBlank()) {
      text.append(
          String.format(Locale.ROOT, "%-12s%s\n", name + ":", OneLine.of(value.toString())));
    }
  }

  private void matched(Citation citation) {
    for (Tag topic : citation.topics()) {
      text.append("\nTopic ").append(topic.id()).append(", version ").append(topic.version());
      text.append(", score ").append(topic.score()).append('\n');
      if (topic.sentence() != null) {
        found(topic.sentence());
      }
      topic.evidence().forEach(this::found);
    }
  }

  private void found(Evidence evidence) {
    text.append(
        "  %s %d-%d: %s\n"
            .formatted(
                evidence.field().name().toLowerCase(Locale.ROOT),
                evidence.start(),
                evidence.end(),
                OneLine.of(evidence.text())));
  }

  private void revisions(Citation citation) {
    for (RevisionView revision : citation.revisions()) {
      Instant at = revision.fetchedAt();
      text.append("\nRevision ").append(revision.revision());
      text.append(at == null ? "" : ", fetched " + at).append('\n');
      say("  Title", revision.title());
      say("  SHA-256", revision.sha256());
      Difference diff = revision.diff();
      if (diff != null) {
        text.append("  Changed since revision ").append(diff.since());
        text.append(diff.complete() ? ":\n" : ", in part:\n");
        diff.hunks().forEach(this::changed);
      }
    }
  }

  private void changed(Hunk hunk) {
    text.append("  %s at %d\n".formatted(hunk.field().name().toLowerCase(Locale.ROOT), hunk.at()));
    if (!hunk.removed().isEmpty()) {
      text.append("    - ").append(OneLine.of(hunk.removed())).append('\n');
    }
    if (!hunk.added().isEmpty()) {
      text.append("    + ").append(OneLine.of(hunk.added())).append('\n');
    }
  }
}
