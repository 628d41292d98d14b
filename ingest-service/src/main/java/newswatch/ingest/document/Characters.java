package newswatch.ingest.document;

/**
 * Text in a document, its entities replaced.
 *
 * @param marked whether it stood in a section that is marked as text (CDATA)
 */
record Characters(String text, boolean marked) implements Node {}
