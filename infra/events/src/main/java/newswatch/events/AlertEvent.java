package newswatch.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is told of alerts. Travels on {@link Channel#ALERTS}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AlertRaised.class, name = "raised"),
  @JsonSubTypes.Type(value = AlertGrew.class, name = "grew")
})
public sealed interface AlertEvent permits AlertRaised, AlertGrew {
  /** Which alert. */
  AlertId alert();

  /** Whose. */
  SubscriptionId subscription();
}
