package newswatch.events;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/** What is told of alerts. Travels on {@link Channel#ALERTS}. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "event")
@JsonSubTypes({
  @JsonSubTypes.Type(value = AlertRaised.class, name = "raised"),
  @JsonSubTypes.Type(value = AlertGrew.class, name = "grew"),
  @JsonSubTypes.Type(value = CanaryArrived.class, name = "canary")
})
public sealed interface AlertEvent permits AlertRaised, AlertGrew, CanaryArrived {}
