package newswatch.bench.alerts;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.List;
import java.util.Set;
import newswatch.events.ArticleId;
import org.jspecify.annotations.Nullable;

/**
 * An article that tells of something no other does.
 *
 * @param link where it is read
 * @param planted the word that was put into it so that somebody is told; absent where none was
 * @param askers the subscriptions that ask for it, for its planted word or by chance
 */
record Story(
    URI link, String title, List<String> paragraphs, @Nullable String planted, Set<String> askers) {
  Story {
    requireNonNull(link, "link");
    requireNonNull(title, "title");
    paragraphs = List.copyOf(paragraphs);
    askers = Set.copyOf(askers);
  }

  ArticleId id() {
    return ArticleId.ofAddress(link);
  }
}
