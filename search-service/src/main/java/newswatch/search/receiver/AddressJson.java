package newswatch.search.receiver;

import java.net.URI;
import java.util.Map;
import newswatch.secrets.CannotOpen;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Addresses as JSON, the way they are kept inside their seal. */
final class AddressJson {
  private static final JsonMapper JSON = JsonMapper.shared();
  private static final String WEBHOOK = "webhook";
  private static final String CHAT = "chat";
  private static final String MAIL = "mail";
  private static final String URL = "url";
  private static final String SECRET = "secret";
  private static final String ADDRESS = "address";

  private AddressJson() {}

  static String write(ReceiverAddress address) {
    Map<String, Map<String, String>> json =
        switch (address) {
          case ReceiverAddress.Webhook(var url, var secret) ->
              Map.of(
                  WEBHOOK,
                  secret == null
                      ? Map.of(URL, url.toString())
                      : Map.of(URL, url.toString(), SECRET, secret));
          case ReceiverAddress.Chat(var url) -> Map.of(CHAT, Map.of(URL, url.toString()));
          case ReceiverAddress.Mail(var mailbox) -> Map.of(MAIL, Map.of(ADDRESS, mailbox));
        };
    return JSON.writeValueAsString(json);
  }

  /**
   * @throws CannotOpen when it holds none; the message repeats nothing of it
   */
  static ReceiverAddress read(String text) {
    try {
      JsonNode json = JSON.readTree(text);
      if (json.has(WEBHOOK)) {
        return new ReceiverAddress.Webhook(
            URI.create(field(json.path(WEBHOOK), URL)), secret(json.path(WEBHOOK)));
      }
      if (json.has(CHAT)) {
        return new ReceiverAddress.Chat(URI.create(field(json.path(CHAT), URL)));
      }
      return new ReceiverAddress.Mail(field(json.path(MAIL), ADDRESS));
    } catch (JacksonException | IllegalArgumentException _) {
      // Their causes may repeat what was opened.
      throw new CannotOpen("What was sealed is no address that is known here. Set it again.");
    }
  }

  private static @Nullable String secret(JsonNode webhook) {
    return webhook.has(SECRET) ? field(webhook, SECRET) : null;
  }

  private static String field(JsonNode address, String name) {
    JsonNode value = address.path(name);
    if (!value.isString()) {
      throw new IllegalArgumentException("no " + name);
    }
    return value.asString();
  }
}
