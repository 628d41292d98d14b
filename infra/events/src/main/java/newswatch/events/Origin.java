package newswatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** Why we have an article. Only {@link #LIVE} ones may alert. */
public enum Origin {
  /** It appeared in a feed that we were already watching. */
  @JsonProperty("live")
  LIVE,
  /** It stood in a feed when we polled that feed for the first time. */
  @JsonProperty("backlog")
  BACKLOG,
  /** Somebody handed it in. */
  @JsonProperty("import")
  IMPORT,
  /** It was judged again from the archive. */
  @JsonProperty("replay")
  REPLAY
}
