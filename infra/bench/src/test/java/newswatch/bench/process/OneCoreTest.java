package newswatch.bench.process;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OneCoreTest {
  @Test
  void listsOfCoresAreReadAsTheKernelWritesThem() {
    assertThat(OneCore.cores("0")).containsExactly(0);
    assertThat(OneCore.cores("0-3")).containsExactly(0, 1, 2, 3);
    assertThat(OneCore.cores("2,4-5,9")).containsExactly(2, 4, 5, 9);
  }
}
