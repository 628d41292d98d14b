/**
 * The sample news wire: invented outlets that report real events, served over HTTP on this machine
 * so that the demo has feeds to watch without the internet.
 */
@NullMarked
package newswatch.local.wire;

import org.jspecify.annotations.NullMarked;
