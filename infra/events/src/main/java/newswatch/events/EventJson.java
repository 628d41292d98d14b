package newswatch.events;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Events as bytes: JSON, times in RFC 3339, absent fields left out, unknown fields ignored so that
 * events can grow.
 */
public final class EventJson {
  private static final Pattern PROGRAMMERS_WORDS =
      Pattern.compile("\\s*\\(start marker at \\[Source:[^\\]]*]\\)|: enable `[^`]*` to allow");

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              value -> value.withValueInclusion(JsonInclude.Include.NON_NULL))
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .disable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .build();

  private EventJson() {}

  /** The mapper itself, for libraries that want one. */
  public static JsonMapper mapper() {
    return MAPPER;
  }

  /** The event as JSON in UTF-8. */
  public static byte[] write(Object event) {
    return MAPPER.writeValueAsBytes(event);
  }

  /**
   * What is wrong with JSON, in the parser's words, without those that only who wrote the program
   * understands.
   */
  public static String words(JacksonException problem) {
    return PROGRAMMERS_WORDS.matcher(String.valueOf(problem.getOriginalMessage())).replaceAll("");
  }

  /**
   * The event that the bytes hold.
   *
   * @throws UnreadableEvent when they are no JSON or not such an event
   */
  public static <T> T read(byte[] json, Class<T> type) {
    try {
      T event = MAPPER.readValue(json, type);
      if (event == null) {
        throw new UnreadableEvent(type, "the value is null", null);
      }
      return event;
    } catch (JacksonException e) {
      throw new UnreadableEvent(type, words(e), e);
    }
  }
}
