package newswatch.search.discovery;

import static java.util.Objects.requireNonNull;

import org.jsoup.nodes.Document;

/** What is at an address. */
sealed interface Look {

  /** A feed. */
  record AFeed(FoundFeed feed) implements Look {
    public AFeed {
      requireNonNull(feed, "feed");
    }
  }

  /** A page, which may name feeds. */
  record APage(Document page) implements Look {
    public APage {
      requireNonNull(page, "page");
    }
  }

  /**
   * Neither.
   *
   * @param reason in words for people, with nothing of what is there
   */
  record Nothing(String reason) implements Look {
    public Nothing {
      requireNonNull(reason, "reason");
    }
  }
}
