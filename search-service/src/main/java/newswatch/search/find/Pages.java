package newswatch.search.find;

import co.elastic.clients.elasticsearch._types.ElasticsearchException;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import co.elastic.clients.elasticsearch.core.SearchResponse;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import newswatch.search.index.AnswerLimit;
import newswatch.search.index.ArticleDocument;
import newswatch.search.index.IndexUnavailable;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The pages of a search, which follow each other by cursors however many there are. */
@Component
final class Pages {
  private static final Logger LOG = LoggerFactory.getLogger(Pages.class);
  private static final int TOO_MANY_REQUESTS = 429;

  private final Questions questions;
  private final LikedArticles liked;
  private final Cursors cursors;
  private final PointsInTime points;
  private final EachArticle articles;
  private final EachStory stories;
  private final InstantSource clock;

  Pages(
      Questions questions,
      LikedArticles liked,
      Cursors cursors,
      PointsInTime points,
      EachArticle articles,
      EachStory stories,
      InstantSource clock) {
    this.questions = questions;
    this.liked = liked;
    this.cursors = cursors;
    this.points = points;
    this.articles = articles;
    this.stories = stories;
    this.clock = clock;
  }

  /** A listing, and how it was read. */
  private record Read(Reading reading, Listing listing) {}

  /** What articles have in common, and how to get a page of them. */
  private record Surveyed(Survey survey, Supplier<Read> page) {}

  /**
   * The page that a search asks for, with what all of its articles have in common.
   *
   * @throws UnusableSearch when its cursor was not handed out for it, or it cannot be answered
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  Page page(Search asked) {
    Cursor after = cursor(asked);
    Search search = liked.lookUp(asked);
    Surveyed surveyed = surveyed(search, after);
    Survey survey = surveyed.survey();
    Timeline times = survey.timeline();
    CompletableFuture<SearchResponse<Void>> counts =
        times == null
            ? null
            : questions.send(times.request(search, questions.request()), Void.class);
    Read read = surveyed.page().get();
    Highlighter highlighter = Highlighter.of(search.query());
    return new Page(
        survey.total(),
        survey.stories(),
        read.listing().lines().stream()
            .map(
                line ->
                    new FoundArticle(
                        line.article(),
                        highlighter.passages(line.article()),
                        line.matchesInStory()))
            .toList(),
        survey.facets(),
        times == null || counts == null ? List.of() : times.stretches(questions.answer(counts)),
        next(read));
  }

  private @Nullable Cursor cursor(Search search) {
    String text = search.cursor();
    if (text == null) {
      return null;
    }
    Cursor cursor =
        cursors
            .read(text)
            .orElseThrow(
                () ->
                    new UnusableSearch(
                        "cursor",
                        null,
                        "it is not one that a search answered as 'next'; begin again without it"));
    if (!cursor.print().equals(search.print())) {
      throw new UnusableSearch("cursor", null, "the cursor belongs to another search");
    }
    return cursor;
  }

  private Surveyed surveyed(Search search, @Nullable Cursor after) {
    Surveyed together = after == null && fitTogether(search) ? together(search) : null;
    if (together != null) {
      return together;
    }
    Survey survey = survey(search);
    return new Surveyed(
        survey, () -> read(reading(search, after, survey), after == null ? null : after.last()));
  }

  /**
   * Whether a first page looks at the same articles as its survey, at the same moment: filters
   * would make it look at fewer.
   */
  private static boolean fitTogether(Search search) {
    return search.size() > 0
        && !search.changesWithArrivals()
        && search.filters().equals(Filters.NONE);
  }

  /**
   * Survey and first page by one request, so that what is searched for is looked up once for both.
   *
   * @return absent where the articles are so long that the page has to end earlier
   */
  private @Nullable Surveyed together(Search search) {
    SearchRequest.Builder survey = Survey.request(search, questions.request());
    try {
      SearchResponse<ArticleDocument> response =
          questions.ask(EachArticle.withFirstPage(survey, search).build(), ArticleDocument.class);
      Read read =
          new Read(new Reading(search, now(), null), EachArticle.firstPage(search, response));
      return new Surveyed(Survey.read(search, response), () -> read);
    } catch (IndexUnavailable e) {
      if (AnswerLimit.isExceeded(e)) {
        return null;
      }
      throw e;
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  /**
   * Asked of the present, also for later pages; Elasticsearch remembers it while nothing arrives.
   */
  private Survey survey(Search search) {
    return Survey.read(
        search, questions.ask(Survey.request(search, questions.request()).build(), Void.class));
  }

  private Reading reading(Search search, @Nullable Cursor after, Survey survey) {
    if (after != null) {
      return new Reading(search, after.now(), after.point());
    }
    boolean pages = search.size() > 0 && survey.total() > search.size();
    return new Reading(search, now(), pages && search.changesWithArrivals() ? points.open() : null);
  }

  private Read read(Reading reading, @Nullable Rank after) {
    if (reading.search().size() == 0) {
      return new Read(reading, Listing.EMPTY);
    }
    try {
      return new Read(reading, list(reading, after));
    } catch (ElasticsearchException | IndexUnavailable e) {
      if (reading.point() == null || !isRefused(e)) {
        throw e;
      }
      LOG.atDebug().addKeyValue("reason", e.getMessage()).log("point in time is gone");
      Reading present = reading.atPresent();
      return new Read(present, list(present, after));
    }
  }

  private Listing list(Reading reading, @Nullable Rank after) {
    return reading.search().oncePerStory()
        ? stories.list(reading, after)
        : articles.list(reading, after);
  }

  /** A node that is away, or has too much to do, refuses the present as it does the past. */
  private static boolean isRefused(RuntimeException e) {
    return (e instanceof ElasticsearchException ? e : e.getCause())
            instanceof ElasticsearchException refused
        && refused.status() != TOO_MANY_REQUESTS;
  }

  private @Nullable String next(Read read) {
    String point = read.reading().point();
    Rank end = read.listing().end();
    if (end == null) {
      if (point != null) {
        points.close(point);
      }
      return null;
    }
    if (point != null) {
      points.keep(point);
    }
    Reading reading = read.reading();
    return cursors.text(new Cursor(reading.search().print(), end, reading.now(), point));
  }
}
