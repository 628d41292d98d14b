package newswatch.local.server;

import java.util.Map;
import java.util.Optional;
import newswatch.local.process.Unable;

/**
 * What the commands show to a console that asks who comes.
 *
 * @param text a token as {@code newswatch token add} prints it, in signs that a header may have
 */
public record ConsoleToken(Optional<String> text) {
  /** The variable it is read from. */
  public static final String VARIABLE = "NEWSWATCH_TOKEN";

  /**
   * @throws Unable when it holds signs that no token has
   */
  public ConsoleToken {
    if (text.isPresent() && !text.get().matches("[!-~]{1,200}")) {
      throw new Unable(VARIABLE + " is no token, as ./newswatch token add prints it.");
    }
  }

  /** That of these variables; none where there is none. */
  public static ConsoleToken of(Map<String, String> environment) {
    return new ConsoleToken(
        Optional.ofNullable(environment.get(VARIABLE))
            .map(String::strip)
            .filter(t -> !t.isEmpty()));
  }

  /** What a request says in the header {@code Authorization}; nothing without a token. */
  public Optional<String> authorization() {
    return text.map(token -> "Bearer " + token);
  }

  /** Not the token, as this may end up in messages. */
  @Override
  public String toString() {
    return text.isPresent() ? "a token" : "no token";
  }
}
