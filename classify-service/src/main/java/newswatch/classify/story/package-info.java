/**
 * Which articles tell the same news: what each of them says, in short, and the stories they form.
 */
@NullMarked
package newswatch.classify.story;

import org.jspecify.annotations.NullMarked;
