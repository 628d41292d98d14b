package newswatch.ingest.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import newswatch.events.EventJson;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a page says of its article in JSON-LD, in the words of schema.org. */
final class LinkedData {
  private static final int MAX_DEPTH = 5;

  private final List<JsonNode> articles = new ArrayList<>();

  LinkedData(Document document) {
    for (Element script : document.select("script[type=application/ld+json]")) {
      try {
        collect(EventJson.mapper().readTree(script.data()), 0);
      } catch (JacksonException _) {
        // Broken scripts are common, and the page has other places that tell the same.
      }
    }
  }

  /** The first article's text in this field. */
  @Nullable String text(String field) {
    return articles.stream()
        .map(article -> article.path(field))
        .filter(JsonNode::isString)
        .map(JsonNode::stringValue)
        .filter(text -> !text.isBlank())
        .findFirst()
        .orElse(null);
  }

  /** The names of what the field holds, be it a name, a thing with a name, or a list of them. */
  @Nullable String names(String field) {
    return articles.stream()
        .map(article -> names(article.path(field)))
        .filter(names -> !names.isBlank())
        .findFirst()
        .orElse(null);
  }

  private static String names(JsonNode node) {
    if (node.isArray()) {
      return node.valueStream()
          .map(LinkedData::name)
          .filter(Objects::nonNull)
          .distinct()
          .collect(Collectors.joining(", "));
    }
    String name = name(node);
    return name == null ? "" : name;
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
