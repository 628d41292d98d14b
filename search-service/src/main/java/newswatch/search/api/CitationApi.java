package newswatch.search.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import newswatch.events.ArticleTagged;
import newswatch.events.Digest;
import newswatch.events.EventJson;
import newswatch.search.citation.Citation;
import newswatch.search.find.Articles;
import newswatch.search.revision.Histories;
import newswatch.search.withdrawal.Withdrawals;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code GET /api/articles/{id}/citation}: an article as others may cite and check it. */
@RestController
final class CitationApi {
  private static final MediaType PLAIN = new MediaType("text", "plain", UTF_8);
  private static final int TAG_BITS = 128;

  private final Articles articles;
  private final Histories histories;
  private final Withdrawals withdrawals;

  CitationApi(Articles articles, Histories histories, Withdrawals withdrawals) {
    this.articles = articles;
    this.histories = histories;
    this.withdrawals = withdrawals;
  }

  @GetMapping("/api/articles/{id}/citation")
  ResponseEntity<byte[]> cite(
      @PathVariable String id, @RequestParam(defaultValue = "json") String format) {
    if (!format.equals("json") && !format.equals("text")) {
      throw new BadParameter("format", "expected json or text");
    }
    ArticleTagged article = ArticleApi.article(articles, withdrawals, id);
    Citation citation = Citation.of(article, histories.of(article));
    boolean json = format.equals("json");
    byte[] body = json ? EventJson.write(citation) : citation.text().getBytes(UTF_8);
    return ResponseEntity.ok()
        .eTag(Digest.hex(TAG_BITS, "citation", new String(body, UTF_8)))
        .cacheControl(CacheControl.noCache())
        .contentType(json ? MediaType.APPLICATION_JSON : PLAIN)
        .body(body);
  }
}
