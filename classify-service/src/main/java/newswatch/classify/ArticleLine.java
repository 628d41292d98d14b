package newswatch.classify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.net.URI;
import java.util.List;
import java.util.function.Consumer;
import newswatch.events.Article;
import newswatch.events.ArticleId;
import newswatch.events.EventJson;
import newswatch.events.Tag;
import newswatch.events.UnreadableEvent;
import newswatch.matching.query.ArticleWords;
import newswatch.matching.topic.CompiledTopic;
import newswatch.matching.topic.Topics;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.JsonNode;

/**
 * An article as a line of JSON: {@code id, url, title, summary, body, author, source, language,
 * publishedAt}, of which only a title or a body is required.
 *
 * @param id echoed in the answer, a string or a number
 */
record ArticleLine(@Nullable JsonNode id, Article article) {
  private static final URI NOWHERE = URI.create("https://article.invalid/");

  /** How reading a line ended. */
  sealed interface Reading {}

  /** The line is an article. */
  record Read(ArticleLine article) implements Reading {}

  /** The line is none. */
  record Refused(String reason) implements Reading {}

  private record Fields(
      @Nullable JsonNode id,
      @Nullable String title,
      @Nullable String summary,
      @Nullable String body,
      @Nullable String author,
      @Nullable String source,
      @Nullable String language,
      @Nullable String publishedAt) {}

  private record Answer(
      @JsonInclude(JsonInclude.Include.ALWAYS) @Nullable JsonNode id, List<Tag> topics) {}

  static Reading read(String line) {
    try {
      Fields fields = EventJson.read(line.getBytes(UTF_8), Fields.class);
      return new Read(new ArticleLine(fields.id(), article(fields)));
    } catch (UnreadableEvent e) {
      return new Refused(reason(e));
    } catch (IllegalArgumentException e) {
      return new Refused(String.valueOf(e.getMessage()));
    }
  }

  /**
   * The answer, as a line of JSON.
   *
   * @param tooCostly is told of each topic that was given up over the article
   */
  String judgedBy(Topics topics, Consumer<CompiledTopic> tooCostly) {
    List<Tag> tags = topics.tag(ArticleWords.of(article, List.of()), tooCostly);
    return new String(EventJson.write(new Answer(id, tags)), UTF_8);
  }

  private static Article article(Fields fields) {
    return new Article(
        ArticleId.ofAddress(NOWHERE),
        null,
        requireNonNullElse(fields.title(), ""),
        fields.summary(),
        fields.body(),
        false,
        fields.author(),
        requireNonNullElse(fields.source(), ""),
        fields.language(),
        null);
  }

  private static String reason(UnreadableEvent e) {
    return switch (e.getCause()) {
      case StreamReadException broken -> "this is no JSON: " + EventJson.words(broken);
      case DatabindException wrong when !wrong.getPath().isEmpty() ->
          "'" + wrong.getPath().getFirst().getPropertyName() + "' holds no text";
      case null, default -> "expected one JSON object";
    };
  }
}
