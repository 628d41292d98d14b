package newswatch.search.delivery;

import newswatch.events.Receiver;
import newswatch.search.receiver.ReceiverAddress;

/** Has each message brought by who knows the way. */
final class Couriers implements Courier {
  private final Courier web;
  private final Courier mail;

  Couriers(Courier web, Courier mail) {
    this.web = web;
    this.mail = mail;
  }

  @Override
  public Sending bring(Message message, Receiver.Kind kind, ReceiverAddress address) {
    return switch (address) {
      case ReceiverAddress.Webhook _, ReceiverAddress.Chat _ -> web.bring(message, kind, address);
      case ReceiverAddress.Mail _ -> mail.bring(message, kind, address);
    };
  }
}
