/** Seals what nobody but the services may read, with keys from a file of the operator's. */
@NullMarked
package newswatch.secrets;

import org.jspecify.annotations.NullMarked;
