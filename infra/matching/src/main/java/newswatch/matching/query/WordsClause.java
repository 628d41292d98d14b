package newswatch.matching.query;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.Evidence;

/** A word or a phrase; {@code exact} and {@code english} are its terms in these forms. */
record WordsClause(
    Query source, QueryField field, List<String> exact, List<String> english, int slop)
    implements Clause {

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    boolean found = false;
    List<Evidence> places = new ArrayList<>();
    for (TextPart part : article.parts(field)) {
      Form form = source instanceof Query.Phrase ? Form.EXACT : part.form();
      TextWords words = part.words(form);
      List<String> terms = form == Form.EXACT ? exact : english;
      List<Span> spans = words.phrase(terms, slop, Match.Hit.MAX_PLACES - places.size());
      found |= !spans.isEmpty();
      places.addAll(Clause.evidence(part, words, spans));
    }
    if (found) {
      hits.add(source, places);
    }
    return found;
  }
}
