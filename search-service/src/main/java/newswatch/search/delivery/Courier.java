package newswatch.search.delivery;

import newswatch.events.Receiver;
import newswatch.search.receiver.ReceiverAddress;

/** Brings messages to receivers. */
interface Courier {
  /** Tries once, in the caller's thread, for half a minute at most. */
  Sending bring(Message message, Receiver.Kind kind, ReceiverAddress address);
}
