package newswatch.bench.indexing;

import newswatch.bench.report.Rounds;

/**
 * What one contestant did in one round.
 *
 * @param records how many were stored while the clock ran
 * @param seconds it ran
 * @param indexerCpuSeconds of the contestant's process meanwhile
 * @param nodeCpuSeconds of Elasticsearch's
 * @param brokerCpuSeconds of Kafka's
 * @param peakResidentBytes of the contestant's process
 * @param lost how many documents a search does not find
 * @param doubled how many it finds too many
 * @param wrongVersions how many documents of those that were revised are not the second revision,
 *     or are though they were not
 * @param different how many of a sample have another content
 * @param unstorable how many records could never be stored
 * @param deadLetters how many were kept as such
 * @param stolenPercent of the machine's processor time
 */
record IndexingRound(
    IndexerKind kind,
    int round,
    long records,
    double seconds,
    double indexerCpuSeconds,
    double nodeCpuSeconds,
    double brokerCpuSeconds,
    long peakResidentBytes,
    long lost,
    long doubled,
    long wrongVersions,
    long different,
    long unstorable,
    long deadLetters,
    double stolenPercent)
    implements Rounds.Round {
  private static final double HUNDRED_THOUSAND = 100_000;

  /** Whether all is stored as it is to be, and what cannot be is kept. */
  boolean sound() {
    return lost == 0
        && doubled == 0
        && wrongVersions == 0
        && different == 0
        && deadLetters == unstorable;
  }

  @Override
  public String name() {
    return "%s in round %d".formatted(kind.word(), round);
  }

  double recordsPerSecond() {
    return records / seconds;
  }

  double of100k(double figure) {
    return figure * HUNDRED_THOUSAND / records;
  }
}
