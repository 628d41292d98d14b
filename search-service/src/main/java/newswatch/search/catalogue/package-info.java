/** What people decide to watch: feeds and topics, from files and from their channels. */
@NullMarked
package newswatch.search.catalogue;

import org.jspecify.annotations.NullMarked;
