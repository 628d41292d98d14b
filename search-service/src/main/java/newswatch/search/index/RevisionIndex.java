package newswatch.search.index;

import static java.util.Objects.requireNonNull;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.elasticsearch._types.SortOrder;
import co.elastic.clients.elasticsearch._types.VersionType;
import co.elastic.clients.elasticsearch._types.mapping.FieldType;
import co.elastic.clients.elasticsearch.core.SearchRequest;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import newswatch.events.ArticleId;
import newswatch.events.ArticleTagged;
import newswatch.events.Revision;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * What edited articles said before, and say now: a document for each revision, in an index for each
 * month in which articles were first seen, all behind one alias. An article that was never edited
 * has none, for it is its own first revision. Ids and versions are computed, so that storing twice,
 * or in the wrong order, is harmless.
 *
 * <p>{@code newswatch.revisions} by outcome counts how each attempt to store one ended: {@code
 * stored}, {@code already-newer} or {@code refused}.
 */
@Component
public final class RevisionIndex {
  /** The alias that reading uses, and how the monthly indices' names begin. */
  public static final String NAME = "newswatch-revisions";

  private static final Logger LOG = LoggerFactory.getLogger(RevisionIndex.class);
  private static final String TEMPLATE = "/index/revisions.json";
  private static final DateTimeFormatter MONTH =
      DateTimeFormatter.ofPattern("uuuu.MM").withZone(ZoneOffset.UTC);

  private static final Pattern INDEX = Pattern.compile(NAME + "-(\\d{4}\\.\\d{2})");

  /** As long as a batch of articles is waited for. */
  private static final Duration STORED = Duration.ofSeconds(30);

  /** People wait for it. */
  private static final Duration READ = Duration.ofSeconds(6);

  /** A node does not lose its data and come back within it. */
  private static final Duration TEMPLATE_SEEN = Duration.ofSeconds(1);

  private final ElasticsearchAsyncClient client;
  private final BulkRequests requests;
  private final Overwritten overwritten;
  private final MeterRegistry meters;
  private volatile long lookAgainAt = System.nanoTime();

  RevisionIndex(ElasticsearchClient client, BulkRequests requests, MeterRegistry meters) {
    this.client = new ElasticsearchAsyncClient(client._transport());
    this.requests = requests;
    this.overwritten = new Overwritten(this.client);
    this.meters = meters;
  }

  /**
   * Stores the revisions that these articles tell of: each edited one as it is now, and as it was
   * before, where it says so or the index of articles still has it. So this comes before they are
   * stored there.
   *
   * @throws IndexUnavailable when some of them have to come again
   */
  public void store(List<ArticleTagged> articles) {
    List<ArticleTagged> edited = articles.stream().filter(one -> one.revision() > 1).toList();
    if (edited.isEmpty()) {
      return;
    }
    prepare();
    Map<ArticleId, Revision> former = overwritten.by(edited);
    List<Storing> documents =
        edited.stream()
            .flatMap(
                article ->
                    revisions(article, former.get(article.article().id())).stream()
                        .map(one -> storing(article, one)))
            .toList();
    List<Stored> endings = requests.send(documents);
    for (Stored ending : endings) {
      if (ending instanceof Stored.TryAgain(String reason)) {
        throw new IndexUnavailable(reason, null);
      }
    }
    endings.forEach(this::ended);
  }

  private static List<Revision> revisions(ArticleTagged article, @Nullable Revision stored) {
    Instant since = article.revisedAt() == null ? article.fetchedAt() : article.revisedAt();
    List<Revision> revisions = new ArrayList<>();
    revisions.add(new Revision(article.article(), article.revision(), since));
    Revision former = article.replaced() == null ? stored : article.replaced();
    if (former != null) {
      revisions.add(former);
    }
    return revisions;
  }

  /** Elasticsearch may have been made anew since, and would make an index without our mapping. */
  private void prepare() {
    if (System.nanoTime() - lookAgainAt < 0) {
      return;
    }
    if (!ArticleIndex.await(STORED, client.indices().existsIndexTemplate(of -> of.name(NAME)))
        .value()) {
      try (InputStream template = RevisionIndex.class.getResourceAsStream(TEMPLATE)) {
        ArticleIndex.await(
            STORED, client.indices().putIndexTemplate(put -> put.name(NAME).withJson(template)));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      LOG.atInfo().addKeyValue("template", NAME).log("index template in place");
    }
    lookAgainAt = System.nanoTime() + TEMPLATE_SEEN.toNanos();
  }

  private static Storing storing(ArticleTagged article, Revision revision) {
    return new Storing(
        NAME + "-" + MONTH.format(article.firstSeenAt()),
        article.article().id() + "@" + revision.revision(),
        article.version(),
        VersionType.ExternalGte,
        Storing.json(revision));
  }

  /**
   * What was refused is missing from an article's history, which must not keep the article away.
   */
  private void ended(Stored ending) {
    switch (ending) {
      case Stored.Done _ -> count("stored");
      case Stored.AlreadyNewer _ -> count("already-newer");
      case Stored.Refused(String reason) -> {
        count("refused");
        LOG.atError()
            .addKeyValue("reason", reason)
            .log("revision not kept, Elasticsearch refuses it");
      }
      case Stored.TryAgain _ -> throw new IllegalStateException("it has been asked for");
    }
  }

  private void count(String outcome) {
    meters.counter("newswatch.revisions", "outcome", outcome).increment();
  }

  /**
   * The month whose articles' revisions an index holds; empty when its name is not of our making.
   */
  static Optional<YearMonth> monthOfIndex(String name) {
    Matcher parts = INDEX.matcher(name);
    return parts.matches() ? Optional.of(YearMonth.parse(parts.group(1), MONTH)) : Optional.empty();
  }

  /**
   * Revisions of an article that are kept, newest first.
   *
   * @param below only those before this one
   * @param most at most so many; each may hold half a megabyte
   * @throws IndexUnavailable when Elasticsearch does not answer
   */
  public List<Revision> before(ArticleId id, int below, int most) {
    SearchRequest request =
        SearchRequest.of(
            search ->
                search
                    .index(NAME)
                    .ignoreUnavailable(true)
                    .allowPartialSearchResults(false)
                    .trackTotalHits(total -> total.enabled(false))
                    .query(
                        query ->
                            query.bool(
                                both ->
                                    both.filter(
                                            it -> it.term(of -> of.field("id").value(id.value())))
                                        .filter(
                                            it ->
                                                it.range(
                                                    range ->
                                                        range.number(
                                                            number ->
                                                                number
                                                                    .field("revision")
                                                                    .lt((double) below))))))
                    .sort(
                        sort ->
                            sort.field(
                                by ->
                                    by.field("revision")
                                        .order(SortOrder.Desc)
                                        .unmappedType(FieldType.Integer)))
                    .size(most));
    return ArticleIndex.await(READ, client.search(request, Revision.class)).hits().hits().stream()
        .map(hit -> requireNonNull(hit.source()))
        .toList();
  }
}
