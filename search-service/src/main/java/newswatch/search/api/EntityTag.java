package newswatch.search.api;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import newswatch.search.catalogue.Defined;
import newswatch.search.catalogue.Precondition;
import org.jspecify.annotations.Nullable;

/** What tells one state of a definition from another: the offset of its record, RFC 9110 8.8.3. */
final class EntityTag {
  private static final Pattern TAG = Pattern.compile("(W/)?\"([\\x21\\x23-\\x7e]*)\"");
  private static final Pattern LIST =
      Pattern.compile("\\s*" + TAG.pattern() + "(\\s*,\\s*" + TAG.pattern() + ")*\\s*");
  private static final Pattern OFFSET = Pattern.compile("[0-9]{1,18}");

  private EntityTag() {}

  static String of(Defined<?> definition) {
    return "\"" + definition.offset() + "\"";
  }

  /**
   * What the headers of a write ask for: {@code If-Match}, or {@code If-None-Match: *}, which makes
   * and never replaces (RFC 9110 section 13.1.2).
   *
   * @throws BadParameter when one of them cannot be used
   */
  static Precondition of(@Nullable String ifMatch, @Nullable String ifNoneMatch) {
    if (ifNoneMatch == null) {
      return ifMatch(ifMatch);
    }
    if (!ifNoneMatch.strip().equals("*") || ifMatch != null) {
      throw new BadParameter("If-None-Match", "a write takes * alone, and no If-Match beside it");
    }
    return new Precondition.Absent();
  }

  /**
   * What an {@code If-Match} header asks for, RFC 9110 section 13.1.1.
   *
   * @throws BadParameter when it is neither {@code *} nor a list of entity tags
   */
  static Precondition ifMatch(@Nullable String header) {
    if (header == null) {
      return new Precondition.None();
    }
    if (header.strip().equals("*")) {
      return new Precondition.Exists();
    }
    if (!LIST.matcher(header).matches()) {
      throw new BadParameter("If-Match", "expected an ETag as it was answered, such as \"12\"");
    }
    Set<Long> offsets = new HashSet<>();
    Matcher tags = TAG.matcher(header);
    while (tags.find()) {
      // A weak tag never matches here, and neither does one that is not of ours.
      if (tags.group(1) == null && OFFSET.matcher(tags.group(2)).matches()) {
        offsets.add(Long.valueOf(tags.group(2)));
      }
    }
    return new Precondition.Unchanged(offsets);
  }
}
