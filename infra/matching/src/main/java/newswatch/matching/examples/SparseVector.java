package newswatch.matching.examples;

/** A vector of which only some numbers are not 0. */
final class SparseVector {
  private final int[] index;
  private final double[] value;

  private SparseVector(int[] index, double[] value) {
    this.index = index;
    this.value = value;
  }

  /** The vector in this direction; nothing but zeros stays so. */
  static SparseVector ofLengthOne(int[] index, double[] value) {
    double square = 0;
    for (double each : value) {
      square += each * each;
    }
    double length = square == 0 ? 1 : Math.sqrt(square);
    double[] scaled = new double[value.length];
    for (int i = 0; i < value.length; i++) {
      scaled[i] = value[i] / length;
    }
    return new SparseVector(index.clone(), scaled);
  }

  double times(double[] weights) {
    double sum = 0;
    for (int i = 0; i < index.length; i++) {
      sum += weights[index[i]] * value[i];
    }
    return sum;
  }

  void addTo(double[] weights, double factor) {
    for (int i = 0; i < index.length; i++) {
      weights[index[i]] += factor * value[i];
    }
  }

  double square() {
    double square = 0;
    for (double each : value) {
      square += each * each;
    }
    return square;
  }
}
