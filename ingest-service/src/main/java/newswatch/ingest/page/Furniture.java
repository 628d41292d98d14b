package newswatch.ingest.page;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jsoup.nodes.Element;

/**
 * What stands around and between the text of an article, told by what the page calls it: the kind
 * of the element, its role, and the words in its class and id, which are much the same on all sites
 * (menus, share bars, captions, newsletters, lists of other articles).
 */
final class Furniture {
  /** How sure it is that an element is furniture, and so how much text may go with it. */
  enum Kind {
    /** Nothing says that it is furniture. */
    NONE,
    /** Something in an article, as a gallery is; unless much of the text stands in it. */
    INSET,
    /** Something beside the article; unless nearly all of the text stands in it. */
    SURROUNDING,
    /** No text of an article stands in such elements. */
    ALWAYS
  }

  private static final Set<String> NO_TEXT =
      Set.of(
          "script",
          "style",
          "noscript",
          "template",
          "iframe",
          "object",
          "svg",
          "nav",
          "aside",
          "footer",
          "header",
          "button",
          "select",
          "textarea",
          "audio",
          "video",
          "figcaption",
          "dialog");
  private static final Set<String> NO_ROLE =
      Set.of("navigation", "complementary", "banner", "contentinfo", "dialog", "search", "alert");

  /** These hold articles, whatever else their class says of them. */
  private static final Set<String> HOLDERS =
      Set.of("html", "body", "main", "article", "p", "blockquote", "h1", "h2", "td");

  /** Words within a sentence, whose class tells how they look or where they lead. */
  private static final Set<String> WITHIN = Set.of("a", "b", "em", "i", "mark", "strong", "u");

  private static final Pattern SURROUNDING = Vocabulary.of("surroundings", "-%s-");
  private static final Pattern INSET = Vocabulary.of("insets", "-%s-");

  private static final Pattern UNSEEN =
      Pattern.compile("(?i)(?:^|[;\\s])(?:display\\s*:\\s*none|visibility\\s*:\\s*hidden)");
  private static final Pattern HUMP = Pattern.compile("(?<=[a-z])(?=[A-Z])");
  private static final Pattern OTHER = Pattern.compile("[^A-Za-z0-9]+");

  /** In characters; names are short, and what is longer says nothing. */
  private static final int MAX_NAME = 300;

  private Furniture() {}

  static Kind of(Element element) {
    String tag = element.normalName();
    if (NO_TEXT.contains(tag)
        || element.hasAttr("hidden")
        || NO_ROLE.contains(element.attr("role"))) {
      return Kind.ALWAYS;
    }
    if (HOLDERS.contains(tag) || "articleBody".equals(element.attr("itemprop"))) {
      return isUnseen(element) ? Kind.SURROUNDING : Kind.NONE;
    }
    String name = isWithinASentence(element) ? "" : name(element);
    if (isUnseen(element) || SURROUNDING.matcher(name).find()) {
      return Kind.SURROUNDING;
    }
    return "figure".equals(tag) || INSET.matcher(name).find() ? Kind.INSET : Kind.NONE;
  }

  private static boolean isWithinASentence(Element element) {
    Element parent = element.parent();
    return WITHIN.contains(element.normalName())
        && parent != null
        && !Set.of("div", "section", "article").contains(parent.normalName());
  }

  private static boolean isUnseen(Element element) {
    return "true".equals(element.attr("aria-hidden"))
        || UNSEEN.matcher(element.attr("style")).find();
  }

  /** The words of class and id, in lower case, each between hyphens. */
  private static String name(Element element) {
    if (!element.hasAttr("class") && !element.hasAttr("id")) {
      return "";
    }
    String name = element.className() + " " + element.id();
    String cut = name.length() > MAX_NAME ? name.substring(0, MAX_NAME) : name;
    String parted = HUMP.matcher(cut).replaceAll("-");
    return "-" + OTHER.matcher(parted).replaceAll("-").toLowerCase(Locale.ROOT) + "-";
  }
}
