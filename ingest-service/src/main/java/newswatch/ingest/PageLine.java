package newswatch.ingest;

import newswatch.events.EventJson;
import newswatch.ingest.page.Page;
import newswatch.ingest.page.PageReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * The answer of {@code newswatch extract} about one file. What the page does not tell is null, and
 * so is everything of a page that is no article.
 *
 * @param json {@code {"file","title","body","author","publishedAt","language","canonicalUrl"}} on
 *     one line, and {@code error} where there is no article
 */
record PageLine(boolean ok, String json) {
  static PageLine of(String file, Page page) {
    return new PageLine(
        true,
        line(
                file,
                page.title().isEmpty() ? null : page.title(),
                page.text(),
                page.author(),
                page.publishedAt() == null ? null : page.publishedAt().toString(),
                page.language(),
                page.address().equals(PageReader.NOWHERE) ? null : page.address().toString())
            .toString());
  }

  static PageLine failed(String file, String error) {
    return new PageLine(
        false, line(file, null, null, null, null, null, null).put("error", error).toString());
  }

  private static ObjectNode line(
      String file,
      @Nullable String title,
      @Nullable String body,
      @Nullable String author,
      @Nullable String publishedAt,
      @Nullable String language,
      @Nullable String canonicalUrl) {
    return EventJson.mapper()
        .createObjectNode()
        .put("file", file)
        .put("title", title)
        .put("body", body)
        .put("author", author)
        .put("publishedAt", publishedAt)
        .put("language", language)
        .put("canonicalUrl", canonicalUrl);
  }
}
