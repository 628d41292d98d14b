/** Figures over rounds, and how they are told. */
@NullMarked
package newswatch.bench.report;

import org.jspecify.annotations.NullMarked;
