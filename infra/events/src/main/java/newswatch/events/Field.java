package newswatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** A field of an article in which words can be pointed at. */
public enum Field {
  @JsonProperty("title")
  TITLE,
  @JsonProperty("summary")
  SUMMARY,
  @JsonProperty("body")
  BODY
}
