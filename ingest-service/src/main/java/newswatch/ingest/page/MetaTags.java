package newswatch.ingest.page;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * What the {@code meta} elements of a page say, whatever attribute names it: Open Graph's {@code
 * property}, everybody's {@code name}, microdata's {@code itemprop}, HTTP's {@code http-equiv}.
 */
final class MetaTags {
  private static final List<String> NAMES = List.of("property", "name", "itemprop", "http-equiv");

  private final Map<String, List<String>> contents = new HashMap<>();

  MetaTags(Document document) {
    for (Element meta : document.getElementsByTag("meta")) {
      String content = meta.attr("content").strip();
      if (!content.isEmpty()) {
        for (String name : NAMES) {
          if (meta.hasAttr(name)) {
            contents
                .computeIfAbsent(
                    meta.attr(name).strip().toLowerCase(Locale.ROOT), _ -> new ArrayList<>())
                .add(content);
          }
        }
      }
    }
  }

  /** The first content under this name, in lower case; absent when there is none. */
  @Nullable String first(String name) {
    List<String> all = all(name);
    return all.isEmpty() ? null : all.getFirst();
  }

  List<String> all(String name) {
    return contents.getOrDefault(name, List.of());
  }
}
