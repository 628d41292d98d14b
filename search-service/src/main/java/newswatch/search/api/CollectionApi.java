package newswatch.search.api;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import newswatch.events.Feed;
import newswatch.search.catalogue.Catalogue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/collections}: the names that feeds are gathered under. */
@RestController
@RequestMapping("/api/collections")
final class CollectionApi {
  private final Catalogue catalogue;

  CollectionApi(Catalogue catalogue) {
    this.catalogue = catalogue;
  }

  /**
   * Feeds of one name; searches find it in any case.
   *
   * @param name as the first of its feeds writes it
   * @param feeds how many belong to it
   */
  record Collection(String name, long feeds) {}

  record Collections(List<Collection> collections) {
    Collections {
      collections = List.copyOf(collections);
    }
  }

  @GetMapping
  Collections all() {
    Map<String, Collection> named = new TreeMap<>();
    for (Feed feed : catalogue.feeds()) {
      for (String name : feed.collections()) {
        named.merge(
            name.toLowerCase(Locale.ROOT),
            new Collection(name, 1),
            (known, _) -> new Collection(known.name(), known.feeds() + 1));
      }
    }
    return new Collections(List.copyOf(named.values()));
  }
}
