package newswatch.bench.report;

import org.jspecify.annotations.Nullable;

/**
 * One phase of one contestant in one round.
 *
 * @param seconds from its beginning until all was done, or until the limit
 * @param complete whether all was done
 * @param cpuSeconds user and system time of the contestant
 * @param keeperCpuSeconds the same of the broker that keeps its articles
 * @param serverCpuSeconds the same of the feeds' server
 * @param feedsAsked how many of the healthy feeds were asked at least once
 * @param requests to healthy feeds
 * @param notModified how many of these were answered 304
 * @param bytes of all answers of healthy feeds, with their heads
 * @param freshness how long after the cycle began a new article was readable
 */
public record PhaseFigures(
    double seconds,
    boolean complete,
    double cpuSeconds,
    double keeperCpuSeconds,
    double serverCpuSeconds,
    int feedsAsked,
    int requests,
    int notModified,
    long bytes,
    @Nullable Percentiles freshness) {}
