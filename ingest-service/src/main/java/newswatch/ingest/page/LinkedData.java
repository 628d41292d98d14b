package newswatch.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import newswatch.events.EventJson;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a page says of its article in JSON-LD, in the words of schema.org. */
final class LinkedData {
  private static final int MAX_DEPTH = 5;
  private static final Pattern AROUND =
      Pattern.compile(
          "^(?:<!--|(?://|/\\*)?\\s*<!\\[CDATA\\[(?:\\s*\\*/)?)|(?:-->|(?://|/\\*)?\\s*]]>(?:\\s*\\*/)?)$|;$");

  /** In characters: nothing further in is a wrapping, and a search for one would take long. */
  private static final int EDGE = 64;

  private static final Pattern CONTROLS = Pattern.compile("\\p{Cntrl}");

  private final List<JsonNode> articles = new ArrayList<>();

  LinkedData(Document document) {
    for (Element script : document.select("script[type=application/ld+json]")) {
      try {
        collect(EventJson.mapper().readTree(json(script.data())), 0);
      } catch (JacksonException _) {
        // Broken scripts are common, and the page has other places that tell the same.
      }
    }
  }

  /** Whether the page says that it holds an article. */
  boolean hasArticle() {
    return !articles.isEmpty();
  }

  /** The first article's text in this field. */
  @Nullable String text(String field) {
    return articles.stream()
        .map(article -> article.path(field))
        .map(value -> value.isArray() && !value.isEmpty() ? value.path(0) : value)
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** The names of what the field holds, be it a name, a thing with a name, or a list of them. */
  List<String> names(String field) {
    return articles.stream()
        .map(article -> names(article.path(field)))
        .filter(names -> !names.isEmpty())
        .findFirst()
        .orElse(List.of());
  }

  private static List<String> names(JsonNode node) {
    Stream<JsonNode> each = node.isArray() ? node.valueStream() : Stream.of(node);
    return each.map(LinkedData::name).filter(Objects::nonNull).distinct().toList();
  }

  /** Without the comment or CDATA that some put around it, and without raw control characters. */
  private static String json(String script) {
    String bare = script.strip();
    if (bare.length() > 2 * EDGE) {
      int end = bare.length() - EDGE;
      bare = bare(bare.substring(0, EDGE)) + bare.substring(EDGE, end) + bare(bare.substring(end));
    } else {
      bare = bare(bare);
    }
    return CONTROLS.matcher(bare).replaceAll(" ");
  }

  private static String bare(String edge) {
    return AROUND.matcher(edge).replaceAll("");
  }

  private static @Nullable String name(JsonNode node) {
    JsonNode name = node.isObject() ? node.path("name") : node;
    return name.isString() && !name.stringValue().isBlank() ? name.stringValue() : null;
  }

  private void collect(JsonNode node, int depth) {
    if (depth > MAX_DEPTH) {
      return;
    }
    if (node.isArray()) {
      node.forEach(item -> collect(item, depth + 1));
    } else if (node.isObject()) {
      if (isArticle(node.path("@type"))) {
        articles.add(node);
      }
      collect(node.path("@graph"), depth + 1);
      collect(node.path("mainEntity"), depth + 1);
      collect(node.path("mainEntityOfPage"), depth + 1);
    }
  }

  private static boolean isArticle(JsonNode type) {
    if (type.isArray()) {
      return type.valueStream().anyMatch(LinkedData::isArticle);
    }
    String name = type.isString() ? type.stringValue() : "";
    return name.endsWith("Article") || name.endsWith("Posting") || "Report".equals(name);
  }
}
