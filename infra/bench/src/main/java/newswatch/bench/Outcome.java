package newswatch.bench;

/**
 * How a measurement ended.
 *
 * @param sound whether ours did all it had to, and nothing wrong
 * @param reached whether every target was
 */
record Outcome(String json, boolean sound, boolean reached) {}
