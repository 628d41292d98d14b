package newswatch.ingest.document;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The links of a feed or an entry: what RSS writes as text and Atom as attributes. */
final class Links {
  private static final Set<String> PAGES =
      Set.of("text/html", "application/xhtml+xml", "application/html", "html");

  /** The long form of a relation's name (RFC 4287, section 4.2.7.2). */
  private static final String REGISTRY = "http://www.iana.org/assignments/relation/";

  private final List<Element> links = new ArrayList<>(2);

  private Links() {}

  /** The links that stand directly in an element. */
  static Links of(Element in) {
    Links links = new Links();
    for (Element element : in.elements()) {
      if (element.isOwn() && element.name().equals("link")) {
        links.links.add(element);
      }
    }
    return links;
  }

  /** The page: RSS's own last link, as its readers agree, or else Atom's first alternate. */
  @Nullable String page() {
    String rss = null;
    Element atom = null;
    for (Element link : links) {
      if (isAlternate(link)) {
        String text = link.text();
        if (link.vocabulary() == Vocabulary.CORE) {
          String given = text.isEmpty() ? link.attribute("href") : text;
          rss = given == null ? rss : Address.resolved(link.base(), given);
        } else if (atom == null || (!isPage(atom) && isPage(link))) {
          atom = target(link) == null ? atom : link;
        }
      }
    }
    return rss != null ? rss : atom == null ? null : target(atom);
  }

  /** Where the first link of this relation leads to. */
  @Nullable String related(String relation) {
    List<String> all = allRelated(relation);
    return all.isEmpty() ? null : all.getFirst();
  }

  /** Where all links of this relation lead to. */
  List<String> allRelated(String relation) {
    List<String> all = new ArrayList<>();
    for (Element link : links) {
      String target = target(link);
      if (target != null && relation.equals(relation(link))) {
        all.add(target);
      }
    }
    return all;
  }

  private static @Nullable String target(Element link) {
    String target = link.attribute("href");
    if (target == null && !link.text().isEmpty()) {
      target = link.text();
    }
    return target == null ? null : Address.resolved(link.base(), target);
  }

  private static boolean isAlternate(Element link) {
    return relation(link).equals("alternate");
  }

  private static String relation(Element link) {
    String relation = link.attribute("rel");
    if (relation == null) {
      return "alternate";
    }
    String lower = relation.toLowerCase(Locale.ROOT);
    return lower.startsWith(REGISTRY) ? lower.substring(REGISTRY.length()) : lower;
  }

  /** Where there is no type, it is most likely one. */
  private static boolean isPage(Element link) {
    String type = link.attribute("type");
    return type == null || PAGES.contains(type.toLowerCase(Locale.ROOT));
  }
}
