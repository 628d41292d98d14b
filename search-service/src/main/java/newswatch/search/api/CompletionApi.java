package newswatch.search.api;

import java.util.List;
import newswatch.events.Topic;
import newswatch.events.TopicId;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.find.Beginning;
import newswatch.search.find.Facets;
import newswatch.search.find.Sources;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/completions}: the sources and topics that somebody may be about to type. */
@RestController
final class CompletionApi {
  private static final String Q = "q";
  private static final String SIZE = "size";
  private static final int LONGEST = 100;
  private static final int MOST = 50;
  private static final int USUAL = 10;

  private final Sources sources;
  private final Catalogue catalogue;

  CompletionApi(Sources sources, Catalogue catalogue) {
    this.sources = sources;
    this.catalogue = catalogue;
  }

  /**
   * What fits.
   *
   * @param sources those with the most articles first
   * @param topics by id
   */
  record Completions(List<Facets.Count> sources, List<NamedTopic> topics) {
    Completions {
      sources = List.copyOf(sources);
      topics = List.copyOf(topics);
    }
  }

  /** A topic as a search names it, and as people do. */
  record NamedTopic(TopicId id, String name) {}

  @GetMapping("/api/completions")
  Completions complete(@RequestParam MultiValueMap<String, String> given) {
    OwnParameters parameters = OwnParameters.of(given, List.of(Q, SIZE));
    String typed = parameters.one(Q, LONGEST);
    if (typed.isEmpty()) {
      throw new BadParameter(Q, "expected the beginning of a source's or a topic's name");
    }
    int most = parameters.number(SIZE, 1, MOST, USUAL);
    Beginning beginning = Beginning.of(typed);
    List<NamedTopic> topics =
        catalogue.topics().stream()
            .filter(topic -> fits(beginning, topic))
            .limit(most)
            .map(topic -> new NamedTopic(topic.id(), topic.name()))
            .toList();
    return new Completions(sources.beginning(beginning, most), topics);
  }

  private static boolean fits(Beginning beginning, Topic topic) {
    return beginning.fits(topic.name()) || beginning.fits(topic.id().value());
  }
}
