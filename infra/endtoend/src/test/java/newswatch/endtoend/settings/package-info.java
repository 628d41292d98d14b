/** Every setting, as the services know it, against the page that tells people of it. */
@NullMarked
package newswatch.endtoend.settings;

import org.jspecify.annotations.NullMarked;
