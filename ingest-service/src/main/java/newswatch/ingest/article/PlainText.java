package newswatch.ingest.article;

import java.text.Normalizer;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jsoup.select.NodeFilter;
import org.jsoup.select.NodeTraversor;
import org.jspecify.annotations.Nullable;

/**
 * Plain text out of the HTML that feeds carry: composed letters (Unicode NFC), white space folded,
 * paragraphs parted by a blank line, scripts and styles left out.
 */
public final class PlainText {
  private static final Set<String> SILENT =
      Set.of("script", "style", "noscript", "template", "iframe", "object", "svg");
  private static final Pattern TAG = Pattern.compile("<[^<>]*>");

  /** Of one entry; the longest articles have some thousands. */
  private static final int MAX_TAGS = 20_000;

  /** Of elements in one another; browsers stop at 512, and what is real at less than 100. */
  private static final int MAX_DEPTH = 256;

  private static final char DELETE = 0x7f;

  /** What is below this is composed, whatever stands beside it (Unicode Annex 15, section 9). */
  private static final char FIRST_COMBINING = 0x300;

  private static final Pattern MANY_BREAKS = Pattern.compile("\\n{3,}");

  /** The signs that end a line or a page, of any system. */
  private static final Pattern BREAK_SIGNS =
      Pattern.compile("\\r\\n?|[\\f\\u000b\\u0085\\u2028\\u2029]");

  /** Line ends with the spaces around them. */
  private static final Pattern BREAK = Pattern.compile("(?<![ \\t\\u00a0])[ \\t\\u00a0]*+\\n");

  /** Control characters and halves of pairs, which no reader sees and XML and JSON forbid. */
  private static final Pattern CONTROLS = Pattern.compile("[\\p{Cntrl}\\p{Cs}&&[^\\n\\t]]");

  private PlainText() {}

  /** The text of a piece of HTML, in paragraphs; empty for none. */
  public static String ofHtml(@Nullable String html) {
    if (html == null || html.isBlank()) {
      return "";
    }
    if (html.indexOf('<') < 0) {
      // Most titles and names have no tags, and a tree for each would cost more than all else.
      StringBuilder text = new StringBuilder(html.length());
      fold(html.indexOf('&') < 0 ? html : Parser.unescapeEntities(html, false), text);
      return clean(text.toString());
    }
    return ofElement(parsed(html), _ -> false);
  }

  /** In bounds, as the parser takes long over tags in one another that nobody closes. */
  private static Element parsed(String html) {
    Element body = Document.createShell("").body();
    if (hasTooManyTags(html)) {
      return body.text(TAG.matcher(html).replaceAll(" "));
    }
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    parser.parseFragmentInput(html, body, "").forEach(body::appendChild);
    return body;
  }

  private static boolean hasTooManyTags(String html) {
    int tags = 0;
    for (int at = html.indexOf('<'); at >= 0; at = html.indexOf('<', at + 1)) {
      tags++;
    }
    return tags > MAX_TAGS;
  }

  /**
   * The text of a part of a page, in paragraphs.
   *
   * @param left what of it is left out, with all in it
   */
  public static String ofElement(Element part, Predicate<Element> left) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.filter(new Writer(text, left), part);
    return clean(withoutManyBreaks(text.toString()));
  }

  private static String withoutManyBreaks(String text) {
    return text.contains("\n\n\n") ? MANY_BREAKS.matcher(text).replaceAll("\n\n") : text;
  }

  /** What is plain text already, cleaned: signs that look like HTML stay as they are. */
  public static String ofText(@Nullable String plain) {
    if (plain == null || plain.isBlank()) {
      return "";
    }
    String lines =
        BREAK.matcher(clean(BREAK_SIGNS.matcher(plain).replaceAll("\n"))).replaceAll("\n");
    return withoutManyBreaks(lines);
  }

  /** What is plain text already, cleaned, as one line. */
  public static String lineOfText(@Nullable String plain) {
    return line(ofText(plain));
  }

  /** The text of a piece of HTML as one line. */
  public static String lineOfHtml(@Nullable String html) {
    return line(ofHtml(html));
  }

  /** All white space folded; there is none at the beginning. */
  private static String line(String text) {
    StringBuilder line = new StringBuilder(text.length());
    fold(text, line);
    return line.toString();
  }

  /** No two spaces in a row and none after a break, also where elements part them. */
  private static void fold(String words, StringBuilder text) {
    boolean open = !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
    for (int i = 0; i < words.length(); i++) {
      char sign = words.charAt(i);
      if (!isSpace(sign)) {
        text.append(sign);
        open = true;
      } else if (open) {
        text.append(' ');
        open = false;
      }
    }
  }

  private static boolean isSpace(char sign) {
    return sign == ' ' || (sign >= '\t' && sign <= '\r') || sign == '\u00a0';
  }

  /** Most texts are clean, which a glance at their letters tells. */
  private static String clean(String text) {
    boolean composed = true;
    boolean visible = true;
    for (int i = 0; i < text.length(); i++) {
      char sign = text.charAt(i);
      composed &= sign < FIRST_COMBINING;
      visible &=
          sign >= ' '
              ? sign != DELETE && !Character.isSurrogate(sign)
              : sign == '\n' || sign == '\t';
    }
    String whole = composed ? text : Normalizer.normalize(text, Normalizer.Form.NFC);
    return (visible ? whole : CONTROLS.matcher(whole).replaceAll("")).strip();
  }

  private record Writer(StringBuilder text, Predicate<Element> left) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        fold(words.getWholeText(), text);
      } else if (node instanceof Element element) {
        if (SILENT.contains(element.normalName()) || left.test(element)) {
          return FilterResult.SKIP_ENTIRELY;
        }
        breakAt(element);
      }
      return FilterResult.CONTINUE;
    }

    @Override
    public FilterResult tail(Node node, int depth) {
      if (node instanceof Element element && element.isBlock()) {
        breakAt(element);
      }
      return FilterResult.CONTINUE;
    }

    private void breakAt(Element element) {
      String name = element.normalName();
      if ("br".equals(name) || "li".equals(name)) {
        lines(1);
      } else if (element.isBlock()) {
        lines(2);
      }
    }

    private void lines(int breaks) {
      if (!text.isEmpty() && text.charAt(text.length() - 1) == ' ') {
        text.setLength(text.length() - 1);
      }
      text.repeat('\n', breaks);
    }
  }
}
