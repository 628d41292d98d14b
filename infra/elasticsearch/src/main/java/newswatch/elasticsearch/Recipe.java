package newswatch.elasticsearch;

/** How a stock component is made from its options. */
@FunctionalInterface
interface Recipe<T> {
  /**
   * Reads the options once, when the index is created or opened.
   *
   * @throws IllegalArgumentException if an option is missing or makes no sense
   */
  T prepare(Options options);

  /** {@link #prepare}, then refuses options that the recipe did not ask for. */
  default T prepareFully(Options options) {
    T prepared = prepare(options);
    options.refuseOthers();
    return prepared;
  }
}
