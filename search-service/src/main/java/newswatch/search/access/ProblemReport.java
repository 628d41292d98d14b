package newswatch.search.access;

import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

/**
 * Tells of requests that Tomcat refuses before anything of ours hears of them, as RFC 9457 has it
 * and without a word of the request; its own report is a page of HTML.
 */
final class ProblemReport extends ErrorReportValve {
  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    HttpStatus status = HttpStatus.resolve(response.getStatus());
    if (status == null
        || !status.isError()
        || response.getContentWritten() > 0
        || !response.setErrorReported()) {
      return;
    }
    try {
      response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
      response.setHeader("Content-Security-Policy", DoorGuard.POLICY);
      response.setHeader("X-Content-Type-Options", "nosniff");
      response
          .getOutputStream()
          .write(
              ProblemAnswer.json(
                  status,
                  status == HttpStatus.BAD_REQUEST
                      ? "The request cannot be read: its address must be percent-encoded UTF-8, without encoded slashes."
                      : "The request was not answered."));
      response.finishResponse();
    } catch (IOException | IllegalStateException _) {
      // Whoever asked has gone, or has been answered.
    }
  }
}
