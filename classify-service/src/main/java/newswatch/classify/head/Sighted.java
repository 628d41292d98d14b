package newswatch.classify.head;

import newswatch.events.ArticleSeen;

/** A sighting with something to tell, and the head of its article once it is counted. */
public record Sighted(ArticleSeen sighting, Head head) {}
