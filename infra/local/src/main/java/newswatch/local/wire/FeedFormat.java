package newswatch.local.wire;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How an outlet lists its articles. */
public enum FeedFormat {
  @JsonProperty("rss")
  RSS("application/rss+xml"),
  @JsonProperty("atom")
  ATOM("application/atom+xml");

  private final String mediaType;

  FeedFormat(String mediaType) {
    this.mediaType = mediaType;
  }

  String mediaType() {
    return mediaType;
  }

  String write(Edition edition) {
    return switch (this) {
      case RSS -> RssFeed.of(edition);
      case ATOM -> AtomFeed.of(edition);
    };
  }
}
