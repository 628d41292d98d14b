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

  private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0]+");
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
    return html == null || html.isBlank() ? "" : ofElement(parsed(html), _ -> false);
  }

  /** In bounds, as the parser takes long over tags in one another that nobody closes. */
  private static Element parsed(String html) {
    Element body = Document.createShell("").body();
    if (html.chars().filter(sign -> sign == '<').limit(MAX_TAGS + 1L).count() > MAX_TAGS) {
      return body.text(TAG.matcher(html).replaceAll(" "));
    }
    Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
    parser.parseFragmentInput(html, body, "").forEach(body::appendChild);
    return body;
  }

  /**
   * The text of a part of a page, in paragraphs.
   *
   * @param left what of it is left out, with all in it
   */
  public static String ofElement(Element part, Predicate<Element> left) {
    StringBuilder text = new StringBuilder();
    NodeTraversor.filter(new Writer(text, left), part);
    return clean(MANY_BREAKS.matcher(text).replaceAll("\n\n"));
  }

  /** What is plain text already, cleaned: signs that look like HTML stay as they are. */
  public static String ofText(@Nullable String plain) {
    if (plain == null || plain.isBlank()) {
      return "";
    }
    String lines =
        BREAK.matcher(clean(BREAK_SIGNS.matcher(plain).replaceAll("\n"))).replaceAll("\n");
    return MANY_BREAKS.matcher(lines).replaceAll("\n\n");
  }

  /** What is plain text already, cleaned, as one line. */
  public static String lineOfText(@Nullable String plain) {
    return SPACES.matcher(ofText(plain)).replaceAll(" ");
  }

  /** The text of a piece of HTML as one line. */
  public static String lineOfHtml(@Nullable String html) {
    return SPACES.matcher(ofHtml(html)).replaceAll(" ");
  }

  private static String clean(String text) {
    return CONTROLS.matcher(Normalizer.normalize(text, Normalizer.Form.NFC)).replaceAll("").strip();
  }

  private record Writer(StringBuilder text, Predicate<Element> left) implements NodeFilter {
    @Override
    public FilterResult head(Node node, int depth) {
      if (node instanceof TextNode words) {
        fold(SPACES.matcher(words.getWholeText()).replaceAll(" "));
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

    /** No two spaces in a row and none after a break, also where elements part them. */
    private void fold(String words) {
      boolean open = !text.isEmpty() && !Character.isWhitespace(text.charAt(text.length() - 1));
      text.append(words, !open && words.startsWith(" ") ? 1 : 0, words.length());
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
