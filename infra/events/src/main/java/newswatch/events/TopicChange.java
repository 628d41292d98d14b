package newswatch.events;

import com.fasterxml.jackson.annotation.JsonProperty;

/** How much is told of a topic, set against its habit. */
public enum TopicChange {
  /** Far more than usual at this hour of the week. */
  @JsonProperty("spike")
  SPIKE,
  /** Nothing, for longer than chance explains. */
  @JsonProperty("silence")
  SILENCE
}
