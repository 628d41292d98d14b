package newswatch.search.citation;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Tag;
import newswatch.search.revision.RevisionView;
import org.jspecify.annotations.Nullable;

/**
 * All that is needed to cite an article, and to check later that it said what it is cited for.
 *
 * @param citation the article in one line of plain text
 * @param url its canonical address, of which its id is the hash
 * @param fetchedAt when it was last fetched in these words
 * @param revision how often its text was seen to be another, and one
 * @param sha256 of its title, a blank line and its text in UTF-8, in lower-case hex
 * @param truncated whether the text was cut at half a megabyte
 * @param topics what it was found to be about, with the words and the sentence that say so
 * @param revisions all that are known, newest first, with what each changed
 */
public record Citation(
    String citation,
    ArticleId id,
    @Nullable URI url,
    String title,
    @Nullable String author,
    String source,
    @Nullable String language,
    @Nullable Instant publishedAt,
    Instant firstSeenAt,
    Instant fetchedAt,
    int revision,
    String sha256,
    boolean truncated,
    List<Tag> topics,
    List<RevisionView> revisions) {
  /**
   * @throws IllegalArgumentException without any revision
   */
  public Citation {
    requireNonNull(citation, "citation");
    requireNonNull(id, "id");
    requireNonNull(sha256, "sha256");
    topics = List.copyOf(topics);
    revisions = List.copyOf(revisions);
    if (revisions.isEmpty()) {
      throw new IllegalArgumentException("an article has a revision");
    }
  }

  /**
   * The citation of an article.
   *
   * @param revisions newest first, of which the first is what it says now
   */
  public static Citation of(ArticleTagged article, List<RevisionView> revisions) {
    RevisionView now = revisions.getFirst();
    Article said = article.article();
    return new Citation(
        CitationText.line(article, now),
        said.id(),
        said.url(),
        said.title(),
        said.author(),
        said.source(),
        said.language(),
        said.publishedAt(),
        article.firstSeenAt(),
        article.fetchedAt(),
        article.revision(),
        now.sha256(),
        said.truncated(),
        article.topics(),
        revisions);
  }

  /** The same as plain text in lines, for people. */
  public String text() {
    return CitationText.of(this);
  }
}
