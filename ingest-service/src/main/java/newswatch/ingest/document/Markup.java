package newswatch.ingest.document;

import java.util.ArrayList;
import java.util.List;
import newswatch.ingest.document.Element.Attribute;
import org.jspecify.annotations.Nullable;

/**
 * The tags of a document and the text between them. What is no markup is text: a stray {@code <} or
 * {@code &} is itself. Comments, instructions and document types are passed over.
 */
final class Markup {
  /** More attributes end the reading, as the tree that holds them is bounded. */
  private static final int MAX_ATTRIBUTES = TolerantTree.MAX_NODES;

  /** A tag that breaks off after more than this is a tag, as looking at it again would cost. */
  private static final int MAX_SECOND_LOOK = 256;

  private static final String CDATA = "<![CDATA[";

  private final String text;
  private int at;

  /** Where a search for each quote failed, so that it is not made again. */
  private int noQuote = Integer.MAX_VALUE;

  private int noApostrophe = Integer.MAX_VALUE;

  Markup(String text) {
    this.text = text;
  }

  /** A piece of a document. */
  sealed interface Token permits Text, Start, End {}

  /**
   * Text, its references replaced.
   *
   * @param marked whether in a section marked as text, where nothing is replaced
   */
  record Text(String text, boolean marked) implements Token {}

  /**
   * The beginning of an element.
   *
   * @param empty whether it is the end as well
   */
  record Start(String name, List<Attribute> attributes, boolean empty) implements Token {}

  /** The end of an element. */
  record End(String name) implements Token {}

  /** The next piece; absent at the end. */
  @Nullable Token next() {
    while (at < text.length()) {
      int sign = text.indexOf('<', at);
      if (sign != at) {
        int end = sign < 0 ? text.length() : sign;
        Token token = new Text(References.replaced(text, at, end), false);
        at = end;
        return token;
      }
      Token token = tag(sign);
      if (token != null) {
        return token;
      }
    }
    return null;
  }

  /** What begins with the sign; absent when it is nothing that is read. */
  private @Nullable Token tag(int sign) {
    if (sign + 1 == text.length()) {
      at = text.length();
      return null;
    }
    char kind = text.charAt(sign + 1);
    if (kind == '!') {
      return declaration(sign);
    }
    if (kind == '?') {
      at = after(">", sign + 2);
      return null;
    }
    if (kind == '/') {
      return end(sign + 2);
    }
    if (!isNameStart(kind)) {
      at = sign + 1;
      return new Text("<", false);
    }
    return start(sign);
  }

  private @Nullable Token declaration(int sign) {
    if (text.startsWith("<!--", sign)) {
      at = after("-->", sign + 4);
      return null;
    }
    if (text.regionMatches(true, sign, CDATA, 0, CDATA.length())) {
      int from = sign + CDATA.length();
      int end = text.indexOf("]]>", from);
      at = end < 0 ? text.length() : end + 3;
      return new Text(text.substring(from, end < 0 ? text.length() : end), true);
    }
    at = afterDocumentType(sign + 2);
    return null;
  }

  /** Brackets hold declarations, which may hold further signs; quotes may hold anything. */
  private int afterDocumentType(int from) {
    int brackets = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '[' -> brackets++;
        case ']' -> brackets--;
        case '"', '\'' -> {
          int end = quoteEnd(c, i + 1);
          i = end < 0 ? i : end;
        }
        case '>' -> {
          if (brackets <= 0) {
            return i + 1;
          }
        }
        default -> {}
      }
    }
    return text.length();
  }

  private Token end(int from) {
    int end = from;
    while (end < text.length() && text.charAt(end) != '>' && text.charAt(end) != '<') {
      end++;
    }
    at = end < text.length() && text.charAt(end) == '>' ? end + 1 : end;
    return new End(text.substring(from, end).strip());
  }

  private @Nullable Token start(int sign) {
    int i = nameEnd(sign + 1);
    String name = text.substring(sign + 1, i);
    List<Attribute> attributes = List.of();
    boolean slash = false;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c == '>') {
        at = i + 1;
        return new Start(name, attributes, slash);
      }
      if (c == '<' && i - sign <= MAX_SECOND_LOOK) {
        at = sign + 1;
        return new Text("<", false);
      }
      if (c == '<' || attributes.size() > MAX_ATTRIBUTES) {
        break;
      }
      slash = c == '/';
      if (slash || isSpace(c)) {
        i++;
      } else {
        attributes = attributes.isEmpty() ? new ArrayList<>(4) : attributes;
        i = attribute(i, attributes);
      }
    }
    at = i;
    // Where the document breaks off, so does the tag.
    return i < text.length() ? new Start(name, attributes, slash) : null;
  }

  /** Reads an attribute, with or without a value, with or without quotes. */
  private int attribute(int from, List<Attribute> into) {
    int end = nameEnd(from + 1);
    String name = text.substring(from, end);
    int i = afterSpace(end);
    if (i >= text.length() || text.charAt(i) != '=') {
      into.add(new Attribute(name, ""));
      return end;
    }
    i = afterSpace(i + 1);
    char quote = i < text.length() ? text.charAt(i) : ' ';
    int last = quote == '"' || quote == '\'' ? quoteEnd(quote, i + 1) : -1;
    if (last >= 0) {
      into.add(new Attribute(name, References.replaced(text, i + 1, last)));
      return last + 1;
    }
    last = i;
    while (last < text.length() && !isSpace(text.charAt(last)) && text.charAt(last) != '>') {
      last++;
    }
    into.add(new Attribute(name, References.replaced(text, i, last)));
    return last;
  }

  private int quoteEnd(char quote, int from) {
    if (from >= (quote == '"' ? noQuote : noApostrophe)) {
      return -1;
    }
    int end = text.indexOf(quote, from);
    if (end < 0 && quote == '"') {
      noQuote = from;
    } else if (end < 0) {
      noApostrophe = from;
    }
    return end;
  }

  private int after(String sign, int from) {
    int found = text.indexOf(sign, from);
    return found < 0 ? text.length() : found + sign.length();
  }

  private int nameEnd(int from) {
    int i = from;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c <= '>' && (isSpace(c) || c == '>' || c == '/' || c == '=' || c == '<')) {
        break;
      }
      i++;
    }
    return i;
  }

  private int afterSpace(int from) {
    int i = from;
    while (i < text.length() && isSpace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private static boolean isNameStart(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == ':' || c >= 0xc0;
  }
}
