package newswatch.search.revision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.events.Revision;
import newswatch.search.index.RevisionIndex;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What articles said before they were edited. */
@Component
public final class Histories {
  /** The most revisions of an article that are told, the newest. */
  public static final int MOST = 100;

  /** Read at once: each may hold half a megabyte. */
  private static final int PART = 10;

  /** For all differences of one article together; some tenths of a second. */
  private static final long STEPS = 50_000_000;

  private final RevisionIndex index;

  Histories(RevisionIndex index) {
    this.index = index;
  }

  /**
   * The revisions of an article that are known, newest first, with what each changed. The first is
   * what the article says now.
   *
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   */
  public List<RevisionView> of(ArticleTagged article) {
    Work work = new Work(STEPS);
    List<RevisionView> told = new ArrayList<>();
    Revision newer = now(article);
    while (told.size() < MOST) {
      List<Revision> earlier =
          newer.revision() == 1
              ? List.of()
              : index.before(article.article().id(), newer.revision(), PART);
      for (Revision older : earlier) {
        told.add(view(newer, older, work));
        newer = older;
      }
      if (earlier.size() < PART) {
        told.add(view(newer, null, work));
        break;
      }
    }
    return told.subList(0, Math.min(told.size(), MOST));
  }

  private static Revision now(ArticleTagged article) {
    Instant since =
        article.revision() == 1
            ? article.firstSeenAt()
            : article.revisedAt() == null ? article.fetchedAt() : article.revisedAt();
    return new Revision(article.article(), article.revision(), since);
  }

  private static RevisionView view(Revision newer, @Nullable Revision older, Work work) {
    return new RevisionView(
        newer.revision(),
        newer.fetchedAt(),
        newer.article().title(),
        CanonicalText.of(newer.article()).sha256(),
        older == null
            ? null
            : Difference.between(older.revision(), older.article(), newer.article(), work));
  }
}
