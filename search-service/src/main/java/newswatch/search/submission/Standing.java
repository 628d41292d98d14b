package newswatch.search.submission;

import static java.util.Objects.requireNonNull;

import java.util.List;
import newswatch.events.ArticleId;
import newswatch.events.SubmissionId;

/**
 * How a submission stands.
 *
 * @param received how many things were taken
 * @param published how many of them were published as sightings
 * @param refused how many were not; those included that were refused at once, which are forgotten
 *     when the service that refused them ends
 * @param ended whether nothing of it is under way to ingest-service any more
 * @param articles what was published, each article once
 * @param problems why things were refused, of the first of them
 */
public record Standing(
    SubmissionId id,
    int received,
    int published,
    int refused,
    boolean ended,
    List<ArticleId> articles,
    List<LineProblem> problems) {
  public Standing {
    requireNonNull(id, "id");
    articles = List.copyOf(articles);
    problems = List.copyOf(problems);
  }
}
