package newswatch.local.process;

import java.io.IOException;
import java.time.Duration;

/** A program that runs as a child: how it is started, and when it is of use. */
public interface Program {
  /** What people call it, such as {@code kafka}. */
  String name();

  /** The port on 127.0.0.1 by which it is known. */
  int port();

  /**
   * Lays out what it needs on the disk. Called before every start, so what is there already stays.
   *
   * @throws Unable if it cannot run here, in words for people
   */
  Launch prepare() throws IOException;

  /** Whether it serves by now. Asked several times a second until it says so. */
  boolean isReady();

  /** How long it may take to be ready. */
  Duration startLimit();

  /** How long it may take to stop by itself before it is killed. */
  Duration stopLimit();
}
