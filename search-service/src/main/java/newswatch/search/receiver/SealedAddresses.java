package newswatch.search.receiver;

import newswatch.events.Receiver;
import newswatch.events.ReceiverId;
import newswatch.secrets.CannotOpen;
import newswatch.secrets.Keyring;
import org.jspecify.annotations.Nullable;

/** Seals the addresses of receivers, each for its receiver, and opens them again. Thread-safe. */
public final class SealedAddresses {
  private static final String NO_KEYS =
      "No key file is set: set NEWSWATCH_KEY_FILE to the one it was.";

  private final @Nullable Keyring keys;

  /**
   * @param keys absent where no key file is set: then there can be no receivers
   */
  public SealedAddresses(@Nullable Keyring keys) {
    this.keys = keys;
  }

  /** An address cannot be sealed, as no key file is set. */
  public static final class NoKeys extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NoKeys() {
      super("no key file is set");
    }
  }

  /**
   * Where a receiver is reached.
   *
   * @throws CannotOpen when that cannot be opened here, or is none of its kind; the message says
   *     why and what to do, and tells nothing of it
   */
  public ReceiverAddress open(Receiver receiver) {
    String sealed = receiver.sealed();
    if (sealed == null) {
      throw new CannotOpen("It has no address. Set it again.");
    }
    if (keys == null) {
      throw new CannotOpen(NO_KEYS);
    }
    ReceiverAddress address = AddressJson.read(keys.open(owner(receiver.id()), sealed));
    if (!address.fits(receiver.kind())) {
      throw new CannotOpen("What was sealed is for another kind of receiver. Set it again.");
    }
    return address;
  }

  /** Why a receiver cannot be reached with the keys here; absent when it can. */
  public @Nullable String problem(Receiver receiver) {
    if (receiver.kind() == Receiver.Kind.FEED) {
      return null;
    }
    try {
      var _ = open(receiver);
      return null;
    } catch (CannotOpen e) {
      return e.getMessage();
    }
  }

  /**
   * An address sealed for a receiver; the text that is there already where it holds the same.
   *
   * @throws NoKeys when no key file is set
   */
  public String sealed(ReceiverId receiver, ReceiverAddress address, @Nullable String present) {
    if (keys == null) {
      throw new NoKeys();
    }
    return present != null && keys.isCurrent(present) && holds(keys, receiver, present, address)
        ? present
        : keys.seal(owner(receiver), AddressJson.write(address));
  }

  private static boolean holds(
      Keyring keys, ReceiverId receiver, String present, ReceiverAddress address) {
    try {
      return AddressJson.read(keys.open(owner(receiver), present)).equals(address);
    } catch (CannotOpen _) {
      return false;
    }
  }

  /**
   * The receiver with its address sealed by the key that seals now; absent where it is, or cannot
   * be opened.
   */
  @Nullable Receiver resealed(Receiver receiver) {
    String sealed = receiver.sealed();
    if (keys == null || sealed == null || keys.isCurrent(sealed)) {
      return null;
    }
    try {
      return new Receiver(
          receiver.id(),
          receiver.name(),
          receiver.owner(),
          receiver.kind(),
          keys.seal(owner(receiver.id()), AddressJson.write(open(receiver))),
          receiver.change(),
          receiver.deleted());
    } catch (CannotOpen _) {
      return null;
    }
  }

  /** No feed's id is like it, so that neither is opened for the other. */
  private static String owner(ReceiverId receiver) {
    return "receiver:" + receiver;
  }
}
