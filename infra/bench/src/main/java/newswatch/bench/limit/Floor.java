package newswatch.bench.limit;

/**
 * What one part of the work takes at least, for all feeds.
 *
 * @param cpuSeconds user and system time of the process that did it
 */
public record Floor(double seconds, double cpuSeconds) {}
