package newswatch.local.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpmlTest {
  @Test
  void groupsFeedsByCollectionAndEscapesNames() {
    String opml =
        Opml.of(
            List.of(
                new WireFeed(
                    "Ledger & Market", URI.create("http://127.0.0.1:1/a?b=1&c=2"), "economy"),
                new WireFeed("Wave", URI.create("http://127.0.0.1:1/w"), "asia")));

    assertThat(opml)
        .containsSubsequence(
            "<outline text=\"asia\">",
            "xmlUrl=\"http://127.0.0.1:1/w\"",
            "<outline text=\"economy\">",
            "text=\"Ledger &amp; Market\" xmlUrl=\"http://127.0.0.1:1/a?b=1&amp;c=2\"");
  }
}
