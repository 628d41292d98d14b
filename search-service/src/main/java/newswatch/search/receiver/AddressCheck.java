package newswatch.search.receiver;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/** Whether messages may be sent to an address. */
@FunctionalInterface
public interface AddressCheck {
  /** Why nothing may be sent there, in words that repeat nothing secret; absent when it may. */
  @Nullable String objection(URI address);

  /** Why no mail can be sent, to whomever; absent when it can. */
  default @Nullable String objectionToMail() {
    return null;
  }
}
