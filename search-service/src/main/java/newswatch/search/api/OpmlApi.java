package newswatch.search.api;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import newswatch.events.FeedId;
import newswatch.search.access.Visitors;
import newswatch.search.catalogue.Catalogue;
import newswatch.search.catalogue.FeedEdits;
import newswatch.search.catalogue.FeedsFile;
import newswatch.search.catalogue.ImportLimits;
import newswatch.search.catalogue.Opml;
import newswatch.search.catalogue.Problem;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** {@code /api/feeds/opml}: the feeds as other readers exchange them. */
@RestController
@RequestMapping("/api/feeds/opml")
final class OpmlApi {
  private static final int MAX_BYTES = 4 * 1024 * 1024;
  private static final String OPML = "text/x-opml";

  private final Catalogue catalogue;
  private final FeedEdits edits;
  private final Visitors visitors;

  OpmlApi(Catalogue catalogue, FeedEdits edits, Visitors visitors) {
    this.catalogue = catalogue;
    this.edits = edits;
    this.visitors = visitors;
  }

  /**
   * What came of handing feeds in.
   *
   * @param added those that were not watched
   * @param known those that were; they stay as they are
   * @param problems entries that were left out, with their lines or hosts
   */
  record Answer(List<FeedId> added, List<FeedId> known, List<Problem> problems) {}

  @GetMapping(produces = OPML + ";charset=UTF-8")
  String read() {
    return Opml.of(catalogue.feeds());
  }

  @PostMapping(consumes = {OPML, "application/xml", "text/xml"})
  Answer add(HttpServletRequest request) throws IOException {
    byte[] body = SentJson.bytes(request.getInputStream(), MAX_BYTES);
    FeedsFile file = FeedsFile.read("the body", body);
    Problem unreadable = file.unreadable();
    if (unreadable != null) {
      throw new BadBody(
          HttpStatus.BAD_REQUEST,
          "No feed was added: " + unreadable.where() + ": " + unreadable.problem());
    }
    FeedEdits.Added added = edits.createAll(file.feeds(), ImportLimits.USUAL, visitors.asking());
    return new Answer(
        added.added(),
        added.known(),
        Stream.concat(file.problems().stream(), added.problems().stream()).toList());
  }
}
