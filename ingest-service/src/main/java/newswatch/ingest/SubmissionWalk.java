package newswatch.ingest;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import newswatch.events.Article;
import newswatch.events.ArticleSeen;
import newswatch.events.HandedIn;
import newswatch.events.Origin;
import newswatch.events.Submission;
import newswatch.events.SubmissionEnded;
import newswatch.fetch.Download;
import newswatch.ingest.article.HandedInArticles;
import newswatch.ingest.article.Taken;
import newswatch.ingest.channel.Answer;
import newswatch.ingest.channel.SubmissionBatch;
import newswatch.ingest.page.Page;
import newswatch.ingest.page.PageReader;
import newswatch.ingest.page.Reading;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The other walk of ingest-service: of what people hand in, articles are taken as they are and
 * addresses are fetched and read; each ends as the sighting of an article or with a problem, and is
 * published together with that ending.
 */
@Component
final class SubmissionWalk {
  private static final Logger LOG = LoggerFactory.getLogger(SubmissionWalk.class);

  private final PageFetches pages;
  private final PageReader reader;
  private final HandedInArticles articles;
  private final SubmissionMeters meters;
  private final InstantSource clock;
  private final ReadingRoom reading;

  SubmissionWalk(
      PageFetches pages,
      PageReader reader,
      HandedInArticles articles,
      SubmissionMeters meters,
      ReadingRoom reading,
      InstantSource clock) {
    this.pages = pages;
    this.reader = reader;
    this.articles = articles;
    this.meters = meters;
    this.reading = reading;
    this.clock = clock;
  }

  /**
   * Answers a batch. All its addresses are fetched, at the same time, before a transaction begins.
   *
   * @throws KafkaException when the answers were not acknowledged, and the batch has to come again
   */
  void answer(SubmissionBatch batch) {
    List<CompletableFuture<Answer>> under = batch.submissions().stream().map(this::begun).toList();
    List<Answer> answers = under.stream().map(CompletableFuture::join).toList();
    try {
      if (batch.publish(answers)) {
        meters.count(answers, batch.unreadable());
      }
    } catch (KafkaException e) {
      meters.countAgain(answers.size() + batch.unreadable());
      throw e;
    }
  }

  private CompletableFuture<Answer> begun(Submission submission) {
    URI address = submission.address();
    if (address == null) {
      HandedIn article = requireNonNull(submission.article());
      return CompletableFuture.completedFuture(
          guarded(submission, () -> taken(submission, article)));
    }
    return pages
        .fetch(address)
        .handle(
            (download, fault) ->
                fault == null
                    ? guarded(submission, () -> arrived(submission, download))
                    : failed(submission, fault));
  }

  private Answer arrived(Submission submission, Download download) {
    return switch (download) {
      case Download.Changed page -> read(submission, page);
      case Download.Unchanged _ -> refused(submission, "the server sent no page");
      case Download.Gone _ -> refused(submission, "the page is gone for good");
      case Download.Throttled _ ->
          refused(submission, "the server asks to be left alone for now; hand it in again later");
      case Download.Failed failed -> refused(submission, failed.reason());
    };
  }

  private Answer read(Submission submission, Download.Changed download) {
    try (var _ = reading.of(download.content())) {
      return switch (reader.read(download.content(), download.contentType(), download.address())) {
        case Page page -> taken(submission, handedIn(page));
        case Reading.NoArticle none -> refused(submission, none.problem());
      };
    }
  }

  private static HandedIn handedIn(Page page) {
    String body = Article.bodyOf(page.text());
    return new HandedIn(
        null,
        page.address().toString(),
        page.title(),
        null,
        body,
        body.length() < page.text().length(),
        page.author(),
        page.source(),
        page.language(),
        page.publishedAt());
  }

  private Answer taken(Submission submission, HandedIn given) {
    return switch (articles.of(given)) {
      case Taken.Accepted(Article article) -> sighted(submission, article);
      case Taken.Refused(String problem) -> refused(submission, problem);
    };
  }

  private Answer sighted(Submission from, Article article) {
    Origin origin = from.alert() ? Origin.LIVE : Origin.IMPORT;
    return new Answer.Sighted(
        new SubmissionEnded(
            from.id(), from.line(), from.items(), article.id(), null, clock.instant()),
        new ArticleSeen(article, List.of(), List.of(), origin, clock.instant()));
  }

  private Answer refused(Submission from, String problem) {
    return new Answer.Refused(ended(from, problem));
  }

  private SubmissionEnded ended(Submission from, String problem) {
    return new SubmissionEnded(
        from.id(), from.line(), from.items(), null, problem, clock.instant());
  }

  /** One submission that we cannot cope with must not come again for ever, with all the others. */
  private Answer guarded(Submission submission, Supplier<Answer> work) {
    try {
      return work.get();
    } catch (RuntimeException e) {
      return failed(submission, e);
    }
  }

  private Answer failed(Submission submission, Throwable fault) {
    LOG.atError()
        .addKeyValue("submissionId", submission.id())
        .addKeyValue("line", submission.line())
        .setCause(fault)
        .log("submission could not be worked on, which is a fault of ours");
    return new Answer.Failed(
        ended(submission, "it could not be worked on, which is a fault of ours; it is kept"),
        fault.toString());
  }
}
