package newswatch.search.index;

import co.elastic.clients.elasticsearch.ElasticsearchAsyncClient;
import co.elastic.clients.elasticsearch.ElasticsearchClient;
import co.elastic.clients.transport.rest5_client.Rest5ClientOptions;
import co.elastic.clients.transport.rest5_client.low_level.HttpAsyncResponseConsumerFactory.BasicAsyncResponseConsumerFactory;
import co.elastic.clients.transport.rest5_client.low_level.RequestOptions;
import org.apache.hc.core5.http.ContentTooLongException;

/** How long an answer of Elasticsearch may be; the client holds it in memory whole. */
public final class AnswerLimit {
  private AnswerLimit() {}

  /**
   * A client over the same connections that takes no longer answers.
   *
   * @param most in bytes
   */
  public static ElasticsearchAsyncClient of(ElasticsearchClient client, int most) {
    RequestOptions limited =
        RequestOptions.DEFAULT.toBuilder()
            .setHttpAsyncResponseConsumerFactory(new BasicAsyncResponseConsumerFactory(most))
            .build();
    return new ElasticsearchAsyncClient(
        client._transport(),
        new Rest5ClientOptions(limited, /* keepResponseBodyOnException= */ false));
  }

  /** Whether a question failed because its answer would have been longer. */
  public static boolean isExceeded(Throwable problem) {
    for (Throwable cause = problem; cause != null; cause = cause.getCause()) {
      if (cause instanceof ContentTooLongException) {
        return true;
      }
    }
    return false;
  }
}
