package newswatch.search.api;

import java.util.Locale;
import newswatch.events.PersonId;
import newswatch.search.access.Visitors;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/visitor}: who asks, and what they may do. */
@RestController
final class VisitorApi {
  private final Visitors visitors;

  VisitorApi(Visitors visitors) {
    this.visitors = visitors;
  }

  /**
   * Who asks.
   *
   * @param name what is kept with what they change
   * @param role reader, editor or admin
   * @param by how they came in: session, token, or local where nobody is asked
   */
  record View(PersonId name, String role, String by) {}

  @GetMapping("/api/visitor")
  ResponseEntity<View> asking() {
    return ResponseEntity.ok()
        .cacheControl(CacheControl.noStore())
        .body(
            new View(
                visitors.asking(),
                visitors.role().word(),
                visitors.way().name().toLowerCase(Locale.ROOT)));
  }
}
