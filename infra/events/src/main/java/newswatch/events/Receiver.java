package newswatch.events;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where messages go. Travels on {@link Channel#RECEIVERS}.
 *
 * @param name as people read it
 * @param owner whose it is
 * @param sealed its address and what is secret of it, readable with the operator's key alone;
 *     absent where it has none, and once it is deleted
 * @param change who defined it so, and when
 * @param deleted whether it is there no more; its record says who took it away
 */
public record Receiver(
    ReceiverId id,
    String name,
    PersonId owner,
    Kind kind,
    @Nullable String sealed,
    Change change,
    @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean deleted) {
  public Receiver {
    requireNonNull(id, "id");
    requireNonNull(name, "name");
    requireNonNull(owner, "owner");
    requireNonNull(kind, "kind");
    requireNonNull(change, "change");
  }

  /** How it is told. */
  public enum Kind {
    /** By a POST of JSON, signed as Standard Webhooks says. */
    @JsonProperty("webhook")
    WEBHOOK,
    /** By a POST that chats take: Slack, Mattermost and Rocket.Chat. */
    @JsonProperty("slack")
    SLACK,
    /** By a POST that Microsoft Teams takes: an adaptive card. */
    @JsonProperty("teams")
    TEAMS,
    /** By e-mail. */
    @JsonProperty("email")
    EMAIL,
    /** Nowhere: its alerts are read where they are kept, in the feed of their subscription. */
    @JsonProperty("feed")
    FEED;

    /** As it is written. */
    public String word() {
      return name().toLowerCase(Locale.ROOT);
    }

    /** The kind that is written so. */
    public static Optional<Kind> of(String word) {
      return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
    }
  }

  /** Whether it is the same place under the same name, whoever defined it so. */
  public boolean saysTheSame(Receiver other) {
    return new Receiver(id, name, owner, kind, sealed, other.change, deleted).equals(other);
  }

  /** The same receiver, which is there no more: where it was is left out. */
  public Receiver asDeleted(Change by) {
    return new Receiver(id, name, owner, kind, null, by, true);
  }
}
