package newswatch.ingest.document;

import org.jspecify.annotations.Nullable;

/**
 * An address in parts (RFC 3986, appendix B), also one that holds what no address may: spaces,
 * umlauts, brackets. {@link java.net.URI} refuses those.
 */
record Address(
    @Nullable String scheme,
    @Nullable String authority,
    String path,
    @Nullable String query,
    @Nullable String fragment) {

  static Address of(String written) {
    String rest = written;
    String fragment = null;
    int hash = rest.indexOf('#');
    if (hash >= 0) {
      fragment = rest.substring(hash + 1);
      rest = rest.substring(0, hash);
    }
    String query = null;
    int mark = rest.indexOf('?');
    if (mark >= 0) {
      query = rest.substring(mark + 1);
      rest = rest.substring(0, mark);
    }
    String scheme = schemeOf(rest);
    if (scheme != null) {
      rest = rest.substring(scheme.length() + 1);
    }
    String authority = null;
    if (rest.startsWith("//")) {
      int end = rest.indexOf('/', 2);
      authority = rest.substring(2, end < 0 ? rest.length() : end);
      rest = end < 0 ? "" : rest.substring(end);
    }
    return new Address(scheme, authority, rest, query, fragment);
  }

  /** The scheme that the address begins with; absent when it is relative. */
  static @Nullable String schemeOf(String written) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == ':') {
        return i > 0 ? written.substring(0, i) : null;
      }
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean other = (c >= '0' && c <= '9') || c == '+' || c == '-' || c == '.';
      if (!letter && (i == 0 || !other)) {
        return null;
      }
    }
    return null;
  }

  /**
   * A link as it is meant where the base is this (RFC 3986, section 5.2.2).
   *
   * @param base empty when nobody knows it; the link then stays as it is written
   */
  static String resolved(String base, String link) {
    String written = link.strip();
    if (base.isEmpty() || written.isEmpty() || schemeOf(written) != null) {
      return written;
    }
    return of(base).resolved(of(written)).toString();
  }

  private Address resolved(Address link) {
    if (link.authority != null) {
      return new Address(scheme, link.authority, withoutDots(link.path), link.query, link.fragment);
    }
    if (link.path.isEmpty()) {
      return new Address(
          scheme, authority, path, link.query == null ? query : link.query, link.fragment);
    }
    String whole = link.path.startsWith("/") ? link.path : merged(link.path);
    return new Address(scheme, authority, withoutDots(whole), link.query, link.fragment);
  }

  private String merged(String other) {
    if (authority != null && path.isEmpty()) {
      return "/" + other;
    }
    return path.substring(0, path.lastIndexOf('/') + 1) + other;
  }

  /** Section 5.2.4. */
  private static String withoutDots(String path) {
    if (!path.contains("/.") && !path.startsWith(".")) {
      return path;
    }
    StringBuilder out = new StringBuilder(path.length());
    int at = 0;
    while (at < path.length()) {
      int slash = path.indexOf('/', at + 1);
      int end = slash < 0 ? path.length() : slash;
      String segment = path.substring(at, end);
      String name = segment.startsWith("/") ? segment.substring(1) : segment;
      boolean last = slash < 0;
      if (name.equals("..")) {
        out.setLength(Math.max(0, out.lastIndexOf("/")));
        out.append(last ? "/" : "");
      } else if (name.equals(".")) {
        out.append(last ? "/" : "");
      } else {
        out.append(segment);
      }
      at = end;
    }
    return path.startsWith("/") && (out.isEmpty() || out.charAt(0) != '/')
        ? "/" + out
        : out.toString();
  }

  @Override
  public String toString() {
    return (scheme == null ? "" : scheme + ":")
        + (authority == null ? "" : "//" + authority)
        + path
        + (query == null ? "" : "?" + query)
        + (fragment == null ? "" : "#" + fragment);
  }
}
