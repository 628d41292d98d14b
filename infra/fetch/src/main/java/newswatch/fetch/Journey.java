package newswatch.fetch;

import java.net.URI;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far a request has come through its redirects.
 *
 * @param start the address of the request, as a web address
 * @param at the address to ask next
 * @param lasting the last one reached through permanent redirects alone
 * @param hops how many redirects it took
 * @param own whether all of them stayed with the origin that the request's headers are for
 */
record Journey(Request request, URI start, URI at, URI lasting, int hops, boolean own) {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);
  private static final Set<Integer> PERMANENT = Set.of(301, 308);

  static Journey of(Request request, URI start) {
    return new Journey(request, start, start, start, 0, true);
  }

  static boolean isRedirect(int status) {
    return REDIRECTS.contains(status);
  }

  /**
   * The next step. From https to http is never for good: whoever could read the connection once
   * would own the feed for ever.
   */
  Journey moved(int status, URI to) {
    Origin here = Origin.of(at);
    Origin there = Origin.of(to);
    boolean downgraded = there.isPlain() && !here.isPlain();
    boolean lasts = PERMANENT.contains(status) && at.equals(lasting) && !downgraded;
    return new Journey(
        request, start, to, lasts ? to : lasting, hops + 1, own && here.equals(there));
  }

  /** The request's own headers, where they may be shown. */
  Map<String, String> headers() {
    return own ? request.headers() : Map.of();
  }

  /** Where to ask from now on, when that is somewhere else. */
  @Nullable URI movedTo() {
    return lasting.equals(start) ? null : lasting;
  }
}
