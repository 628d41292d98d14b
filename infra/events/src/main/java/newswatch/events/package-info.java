/**
 * What travels between the services: the events, the ids in them, and the channels they travel on.
 * Depends on nothing else of Newswatch.
 */
@NullMarked
package newswatch.events;

import org.jspecify.annotations.NullMarked;
