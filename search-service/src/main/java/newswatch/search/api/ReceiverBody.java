package newswatch.search.api;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import newswatch.events.Change;
import newswatch.events.PersonId;
import newswatch.events.Receiver;
import newswatch.events.Receiver.Kind;
import newswatch.events.ReceiverId;
import newswatch.search.receiver.AddressCheck;
import newswatch.search.receiver.ReceiverAddress;
import newswatch.search.receiver.ReceiverAddress.Chat;
import newswatch.search.receiver.ReceiverAddress.Mail;
import newswatch.search.receiver.ReceiverAddress.Webhook;
import newswatch.search.receiver.SealedAddresses;
import newswatch.secrets.CannotOpen;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A receiver as somebody sends it. Problems with what is secret of it never repeat it.
 *
 * @param url where a webhook or a chat is reached; absent to keep where it is
 * @param mailbox where mail goes; absent likewise
 * @param secretSent whether something was said of the secret
 * @param secret what messages are signed with; absent for nothing
 */
record ReceiverBody(
    ReceiverId id,
    String name,
    Kind kind,
    @Nullable URI url,
    @Nullable Mail mailbox,
    boolean secretSent,
    @Nullable String secret) {
  private static final String KIND = "kind";
  private static final String URL = "url";
  private static final String ADDRESS = "address";
  private static final String SECRET = "secret";
  private static final Set<String> FIELDS = Set.of("id", "name", KIND, URL, ADDRESS, SECRET);
  private static final Set<String> ONLY_ANSWERED =
      Set.of("owner", "problem", "changedBy", "changedAt");
  private static final int LONGEST_NAME = 200;
  private static final int LONGEST_SECRET_TEXT = 4_096;

  /** It stands in messages, and must show nothing. */
  @Override
  public String toString() {
    return "ReceiverBody[" + id + ", …]";
  }

  /**
   * Reads a receiver.
   *
   * @param known which it is, where the path says so
   * @throws BadBody when it is no JSON object, or too large
   * @throws BadField when one of its fields cannot be used
   */
  static ReceiverBody read(InputStream sent, @Nullable ReceiverId known, AddressCheck check)
      throws IOException {
    Body body = Body.readSecret(sent, FIELDS, ONLY_ANSWERED);
    String name = body.line("name", LONGEST_NAME);
    ReceiverId id = ChosenId.of(body, known, name, "receiver", ReceiverId::new);
    Kind kind = kind(body);
    String url = hidden(body, URL);
    String address = hidden(body, ADDRESS);
    String secret = hidden(body, SECRET);
    refuse(URL, url, kind == Kind.EMAIL, "mail goes to an 'address', and to no url");
    refuse(URL, url, kind == Kind.FEED, "a feed is read here, and nothing is sent anywhere");
    refuse(ADDRESS, address, kind != Kind.EMAIL, "mail alone has one; others have a 'url'");
    refuse(SECRET, secret, kind != Kind.WEBHOOK, "only messages to a webhook are signed");
    return new ReceiverBody(
        id,
        name == null ? id.value() : name,
        kind,
        url == null ? null : url(url, check),
        address == null ? null : mailbox(address, check),
        body.has(SECRET),
        secret);
  }

  private static Kind kind(Body body) {
    String word = body.line(KIND, LONGEST_NAME);
    return Optional.ofNullable(word)
        .flatMap(Kind::of)
        .orElseThrow(() -> new BadField(KIND, "expected webhook, slack, teams, email or feed"));
  }

  /** A text that is not repeated, whatever is wrong with it; none where it is missing or null. */
  private static @Nullable String hidden(Body body, String field) {
    JsonNode sent = body.json(field);
    if (sent == null || sent.isNull()) {
      return null;
    }
    if (!sent.isString()) {
      throw new BadField(field, "expected a text");
    }
    PlainText.check(field, sent.asString(), LONGEST_SECRET_TEXT);
    return sent.asString();
  }

  private static void refuse(
      String field, @Nullable String sent, boolean cannotBe, String problem) {
    if (sent != null && cannotBe) {
      throw new BadField(field, problem);
    }
  }

  private static URI url(String text, AddressCheck check) {
    URI url = read(URL, text.strip(), ReceiverAddress::url);
    String objection = check.objection(url);
    if (objection != null) {
      throw new BadField(URL, objection);
    }
    return url;
  }

  private static Mail mailbox(String text, AddressCheck check) {
    Mail mailbox = read(ADDRESS, text, Mail::new);
    String objection = check.objectionToMail();
    if (objection != null) {
      throw new BadField(ADDRESS, objection);
    }
    return mailbox;
  }

  private static <T> T read(String field, String text, Function<String, T> reading) {
    try {
      return reading.apply(text);
    } catch (IllegalArgumentException e) {
      throw new BadField(field, String.valueOf(e.getMessage()));
    }
  }

  /**
   * The receiver.
   *
   * @param present as it is; absent for a new one
   * @param asking whose it is, if it is new
   * @throws BadField when nothing says where it is reached
   * @throws SealedAddresses.NoKeys when no key file is set
   */
  Receiver receiver(
      @Nullable Receiver present, PersonId asking, SealedAddresses addresses, Change change) {
    Receiver kept = present != null && present.kind() == kind ? present : null;
    return new Receiver(
        id,
        name,
        present == null ? asking : present.owner(),
        kind,
        sealed(kept, addresses),
        change,
        /* deleted= */ false);
  }

  private @Nullable String sealed(@Nullable Receiver kept, SealedAddresses addresses) {
    if (kept != null && url == null && mailbox == null && !secretSent) {
      return kept.sealed();
    }
    ReceiverAddress address =
        switch (kind) {
          case WEBHOOK -> webhook(kept, addresses);
          case SLACK, TEAMS -> new Chat(given(url, URL));
          case EMAIL -> given(mailbox, ADDRESS);
          case FEED -> null;
        };
    return address == null
        ? null
        : addresses.sealed(id, address, kept == null ? null : kept.sealed());
  }

  /** Either its url or its secret may be kept. */
  private Webhook webhook(@Nullable Receiver kept, SealedAddresses addresses) {
    URI its = url;
    if (its == null) {
      its = opened(given(kept, URL), addresses, URL).url();
    }
    String signing = secretSent || kept == null ? secret : opened(kept, addresses, SECRET).secret();
    try {
      return new Webhook(its, signing);
    } catch (IllegalArgumentException e) {
      throw new BadField(SECRET, String.valueOf(e.getMessage()));
    }
  }

  private static Webhook opened(Receiver kept, SealedAddresses addresses, String wanted) {
    try {
      return (Webhook) addresses.open(kept);
    } catch (CannotOpen e) {
      throw new BadField(wanted, "the one that is there cannot be kept. " + e.getMessage());
    }
  }

  private static <T> T given(@Nullable T value, String field) {
    if (value == null) {
      throw new BadField(field, "expected where it is reached");
    }
    return value;
  }
}
