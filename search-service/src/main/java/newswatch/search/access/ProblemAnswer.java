package newswatch.search.access;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import newswatch.events.EventJson;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/** Tells a problem as RFC 9457 has it, where none of Spring's answers are at hand. */
public final class ProblemAnswer {
  private ProblemAnswer() {}

  public static void write(HttpServletResponse response, HttpStatus status, String detail)
      throws IOException {
    response.setStatus(status.value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.getOutputStream().write(json(status, detail));
  }

  static byte[] json(HttpStatus status, String detail) {
    Map<String, Object> problem = new LinkedHashMap<>();
    problem.put("title", status.getReasonPhrase());
    problem.put("status", status.value());
    problem.put("detail", detail);
    return EventJson.mapper().writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
  }
}
