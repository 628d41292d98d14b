package newswatch.elasticsearch;

/**
 * A rule of the form {@code left => right}, as {@code mapping} and {@code stemmer_override} have.
 */
record Arrow(String left, String right) {
  static Arrow of(String rule, Options options) {
    int at = rule.lastIndexOf("=>");
    if (at < 1) {
      throw options.refusal("the rule [" + rule + "] is not of the form [left => right]");
    }
    return new Arrow(rule.substring(0, at), rule.substring(at + 2));
  }
}
