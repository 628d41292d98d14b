package newswatch.bench.report;

import static java.util.Objects.requireNonNull;

import newswatch.bench.limit.Limit;

/**
 * The limit as one round found it.
 *
 * @param round from 1
 * @param stolenPercent of the machine's processor time meanwhile
 */
public record LimitRound(int round, double stolenPercent, Limit limit) {
  public LimitRound {
    requireNonNull(limit, "limit");
  }
}
