package newswatch.local.stack;

import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/**
 * Hears Ctrl-C, a closed terminal and a polite kill.
 *
 * <p>A shutdown hook would not do: it never hears the second Ctrl-C. The JDK's only interface to
 * signals is {@code sun.misc.Signal} of the module jdk.unsupported, whose use at compile time is a
 * warning that cannot be turned off; hence by reflection.
 */
final class Signals {
  private Signals() {}

  /**
   * @param heard receives what people call the signal, on a thread of the JVM's
   */
  static void listen(Consumer<String> heard) {
    listen("INT", "Ctrl-C", heard);
    listen("TERM", "a request to end", heard);
    listen("HUP", "the closed terminal", heard);
  }

  private static void listen(String signal, String called, Consumer<String> heard) {
    try {
      Class<?> signals = Class.forName("sun.misc.Signal");
      Class<?> handlers = Class.forName("sun.misc.SignalHandler");
      Object handler =
          Proxy.newProxyInstance(
              Signals.class.getClassLoader(),
              new Class<?>[] {handlers},
              (proxy, method, given) -> {
                if (!method.getName().equals("handle")) {
                  throw new UnsupportedOperationException(method.toString());
                }
                heard.accept(called);
                return null;
              });
      Object wanted = signals.getConstructor(String.class).newInstance(signal);
      signals.getMethod("handle", signals, handlers).invoke(null, wanted, handler);
    } catch (ReflectiveOperationException e) {
      // A JVM that keeps the signal to itself; then it ends us, and the leashes end the children.
    }
  }
}
