package newswatch.ingest.document;

/** What an element holds. */
sealed interface Node permits Element, Characters {}
