package newswatch.search.verdict;

import java.time.InstantSource;
import java.util.Optional;
import newswatch.events.ArticleTagged;
import newswatch.events.Tag;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.events.VerdictGiven;
import newswatch.events.VerdictGiven.Thumb;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.Defined;
import newswatch.search.find.Articles;
import newswatch.search.index.ArticleDocument;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Hears what readers say of articles and topics. */
@Component
public final class Readers {
  private final Articles articles;
  private final Catalogue catalogue;
  private final Verdicts verdicts;
  private final VerdictKeeping keeping;
  private final InstantSource clock;

  Readers(
      Articles articles,
      Catalogue catalogue,
      Verdicts verdicts,
      VerdictKeeping keeping,
      InstantSource clock) {
    this.articles = articles;
    this.catalogue = catalogue;
    this.verdicts = verdicts;
    this.keeping = keeping;
    this.clock = clock;
  }

  /**
   * Hears a verdict, with what the reader had before the eyes: whether the article is tagged, and
   * by which version. Hearing it again changes nothing.
   *
   * @throws newswatch.search.index.IndexUnavailable when Elasticsearch does not answer
   * @throws newswatch.search.catalogue.Unpublished when Kafka did not take it, or not in time
   */
  public Heard hear(VerdictGiven.Key whose, Thumb thumb) {
    Optional<ArticleTagged> article = articles.byId(whose.article()).map(ArticleDocument::article);
    if (article.isEmpty()) {
      return new Heard.NoArticle();
    }
    Optional<Tag> tag =
        article.get().topics().stream().filter(one -> one.id().equals(whose.topic())).findFirst();
    Optional<Long> version = tag.map(Tag::version).or(() -> inForce(whose.topic()));
    if (version.isEmpty()) {
      return new Heard.NoTopic();
    }
    VerdictGiven given =
        new VerdictGiven(
            whose.article(),
            whose.topic(),
            whose.person(),
            thumb,
            version.get(),
            tag.isPresent(),
            clock.instant());
    VerdictGiven before = verdicts.of(whose);
    if (before != null && before.saysTheSame(given)) {
      return new Heard.Kept(before);
    }
    keeping.keep(given);
    return new Heard.Kept(given);
  }

  private Optional<Long> inForce(TopicId topic) {
    return Optional.ofNullable(catalogue.topic(topic)).map(Defined::definition).map(Topic::version);
  }

  /**
   * What somebody has said; absent where that is nothing, or among the {@link Verdicts#MOST} newest
   * no more.
   */
  public @Nullable VerdictGiven said(VerdictGiven.Key whose) {
    return verdicts.of(whose);
  }

  /** Takes somebody's verdict back, also one that is too old to be held in memory. */
  public void takeBack(VerdictGiven.Key whose) {
    keeping.takeBack(whose);
  }
}
