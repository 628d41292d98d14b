package newswatch.matching.query;

import java.util.ArrayList;
import java.util.List;
import newswatch.events.Evidence;

/** The beginning of a word. */
record PrefixClause(Query.Prefix source, String term) implements Clause {

  @Override
  public boolean find(ArticleWords article, Hits hits) {
    boolean found = false;
    List<Evidence> places = new ArrayList<>();
    for (TextPart part : article.parts(source.field())) {
      TextWords words = part.words(Form.EXACT);
      List<Span> spans = words.beginningWith(term, Match.Hit.MAX_PLACES - places.size());
      found |= !spans.isEmpty();
      places.addAll(Clause.evidence(part, words, spans));
    }
    if (found) {
      hits.add(source, places);
    }
    return found;
  }
}
