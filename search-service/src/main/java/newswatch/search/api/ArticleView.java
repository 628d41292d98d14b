package newswatch.search.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import newswatch.events.ArticleTagged;
import newswatch.search.find.Highlight;
import org.jspecify.annotations.Nullable;

/** An article as the API tells it. */
record ArticleView(@JsonUnwrapped ArticleTagged article, @Nullable List<Highlight> highlights) {}
