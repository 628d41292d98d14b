package newswatch.bench.indexing;

import java.util.List;
import java.util.function.ToLongFunction;

/**
 * What there is to be once all of some corpora is stored.
 *
 * @param records how many are read
 * @param documents how many there are then
 * @param revisions how many of them are a second revision
 * @param unstorable how many records have become none
 */
record Expected(long records, long documents, long revisions, long unstorable) {
  static Expected of(List<IndexingCorpus> corpora) {
    return new Expected(
        sum(corpora, IndexingCorpus::records),
        sum(corpora, IndexingCorpus::documents),
        sum(corpora, IndexingCorpus::revisions),
        sum(corpora, IndexingCorpus::unstorable));
  }

  private static long sum(List<IndexingCorpus> corpora, ToLongFunction<IndexingCorpus> figure) {
    return corpora.stream().mapToLong(figure).sum();
  }
}
