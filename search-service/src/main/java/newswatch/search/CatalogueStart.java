package newswatch.search;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import newswatch.events.Change;
import newswatch.events.Channel;
import newswatch.events.Topic;
import newswatch.matching.topic.TopicsFile;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.CatalogueProperties;
import newswatch.search.catalogue.FeedsFile;
import newswatch.search.catalogue.Problem;
import newswatch.search.catalogue.TopicVersions;
import newswatch.search.channel.CatalogueChannel;
import newswatch.search.channel.DefinitionChannel;
import newswatch.search.channel.TaggedArticles;
import newswatch.start.CannotStart;
import newswatch.start.Channels;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Sets search-service going: opens its channels, takes the files over into the catalogues, has what
 * is secret sealed with the newest key, then starts to index.
 */
@Component
final class CatalogueStart implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(CatalogueStart.class);
  private static final List<Channel> CHANNELS =
      List.of(
          Channel.FEEDS,
          Channel.FEED_STATUS,
          Channel.TOPICS,
          Channel.TOPIC_VERSIONS,
          Channel.VERDICTS,
          Channel.WITHDRAWALS,
          Channel.SEARCHES,
          Channel.RECEIVERS,
          Channel.SUBSCRIPTIONS,
          Channel.TAGGED_ARTICLES,
          Channel.TAGGED_ARTICLES.deadLetters());

  private final Channels channels;
  private final CatalogueChannel following;
  private final DefinitionChannel definitions;
  private final Catalogue catalogue;
  private final TopicVersions versions;
  private final Resealing resealing;
  private final CatalogueProperties files;
  private final InstantSource clock;
  private final TaggedArticles tagged;
  private final IndexWalk walk;
  private TaggedArticles.@Nullable Reading indexing;

  CatalogueStart(
      Channels channels,
      CatalogueChannel following,
      DefinitionChannel definitions,
      Catalogue catalogue,
      TopicVersions versions,
      Resealing resealing,
      CatalogueProperties files,
      InstantSource clock,
      TaggedArticles tagged,
      IndexWalk walk) {
    this.channels = channels;
    this.following = following;
    this.definitions = definitions;
    this.catalogue = catalogue;
    this.versions = versions;
    this.resealing = resealing;
    this.files = files;
    this.clock = clock;
    this.tagged = tagged;
    this.walk = walk;
  }

  @Override
  public void start() {
    channels.open(CHANNELS);
    try {
      following.follow();
      keepVersions();
      takeTopicsOver();
      takeFeedsOver();
      resealing.sealAnew();
      indexing = tagged.follow(walk::index);
    } catch (RuntimeException e) {
      following.leave();
      throw e;
    }
  }

  private void keepVersions() {
    List<Topic> missing = versions.missing(catalogue.everyTopic());
    definitions.publishVersions(missing);
    if (!missing.isEmpty()) {
      LOG.atInfo().addKeyValue("topics", missing.size()).log("versions kept that were not");
    }
  }

  private void takeTopicsOver() {
    Path file = files.topicsFile();
    TopicsFile read =
        file == null ? new TopicsFile(TopicsFile.defaults(), List.of()) : topics(file);
    Change by = new Change(nameOf(file), clock.instant());
    definitions.publishTopics(catalogue.changedTopics(read.topics(), by));
    if (read.problems().isEmpty()) {
      definitions.publishTopics(catalogue.topicsMissingFrom(read.topics(), by));
    }
    List<Problem> problems = read.problems().stream().map(problem -> told(file, problem)).toList();
    catalogue.topicProblems(problems);
    log(problems);
  }

  private static String nameOf(@Nullable Path file) {
    return String.valueOf(file == null ? TopicsFile.DEFAULTS : file.getFileName());
  }

  private void takeFeedsOver() {
    Path file = files.feedsFile();
    if (file != null) {
      FeedsFile read = FeedsFile.read(file.toString(), bytes(file));
      definitions.publishFeeds(
          catalogue.changedFeeds(read.feeds(), new Change(nameOf(file), clock.instant())));
      if (read.problems().isEmpty()) {
        definitions.removeFeeds(catalogue.feedsMissingFrom(read.feeds()));
      }
      catalogue.feedProblems(read.problems());
      log(read.problems());
    }
  }

  private static Problem told(@Nullable Path file, TopicsFile.Problem problem) {
    String whose = problem.topic() == null ? "" : "topic '" + problem.topic() + "': ";
    return new Problem(file + ", " + problem.place(), whose + problem.problem());
  }

  private static void log(List<Problem> problems) {
    for (Problem problem : problems) {
      LOG.atError()
          .addKeyValue("where", problem.where())
          .addKeyValue("problem", problem.problem())
          .log("definition left out");
    }
  }

  private static TopicsFile topics(Path place) {
    try {
      return TopicsFile.at(place);
    } catch (IOException e) {
      throw cannotRead(place, e);
    }
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw cannotRead(file, e);
    }
  }

  private static CannotStart cannotRead(Path place, IOException e) {
    return new CannotStart(
        "cannot read " + place + ": " + e.getClass().getSimpleName(),
        "Name a file in UTF-8 that exists and can be read.",
        e);
  }

  @Override
  public void stop() {
    TaggedArticles.Reading ending = indexing;
    if (ending != null) {
      indexing = null;
      ending.stop();
      following.leave();
    }
  }

  @Override
  public boolean isRunning() {
    return indexing != null;
  }
}
