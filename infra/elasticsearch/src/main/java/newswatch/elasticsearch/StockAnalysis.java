package newswatch.elasticsearch;

import static org.elasticsearch.plugins.AnalysisPlugin.requiresAnalysisSettings;

import java.io.Reader;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.Tokenizer;
import org.elasticsearch.cluster.node.DiscoveryNodes;
import org.elasticsearch.cluster.service.ClusterService;
import org.elasticsearch.core.RestApiVersion;
import org.elasticsearch.features.NodeFeature;
import org.elasticsearch.index.analysis.AnalyzerProvider;
import org.elasticsearch.index.analysis.CharFilterFactory;
import org.elasticsearch.index.analysis.PreBuiltAnalyzerProviderFactory;
import org.elasticsearch.index.analysis.PreConfiguredCharFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenFilter;
import org.elasticsearch.index.analysis.PreConfiguredTokenizer;
import org.elasticsearch.index.analysis.TokenFilterFactory;
import org.elasticsearch.index.analysis.TokenizerFactory;
import org.elasticsearch.indices.analysis.AnalysisModule.AnalysisProvider;
import org.elasticsearch.indices.analysis.PreBuiltAnalyzers;
import org.elasticsearch.indices.analysis.PreBuiltCacheFactory.CachingStrategy;
import org.elasticsearch.plugins.ActionPlugin;
import org.elasticsearch.plugins.AnalysisPlugin;
import org.elasticsearch.plugins.Plugin;
import org.elasticsearch.rest.RestHandler;
import org.elasticsearch.rest.RestRequest.Method;
import org.jspecify.annotations.Nullable;

/**
 * Offers the tables of this package to the node.
 *
 * <p>A component with mandatory options is marked so: the node makes every other one for every
 * index, defined there or not, and one that then fails prevents all indices.
 */
public final class StockAnalysis extends Plugin implements AnalysisPlugin, ActionPlugin {
  private @Nullable ClusterService cluster;

  /** Called by the node. */
  public StockAnalysis() {}

  @Override
  public Collection<?> createComponents(PluginServices services) {
    cluster = services.clusterService();
    return List.of();
  }

  /**
   * The root page, unless a module of the node's has one, which comes first: two would end the
   * start.
   */
  @Override
  public Collection<RestHandler> getRestHandlers(
      RestHandlersServices services,
      Supplier<DiscoveryNodes> nodes,
      Predicate<NodeFeature> supported) {
    boolean hasOne =
        services
            .restController()
            .checkSupported(Method.GET, "/", Set.of(), Set.of(), RestApiVersion.current());
    return cluster == null || hasOne ? List.of() : List.of(new RootPage(cluster));
  }

  @Override
  public Map<String, AnalysisProvider<TokenFilterFactory>> getTokenFilters() {
    Map<String, AnalysisProvider<TokenFilterFactory>> providers = new TreeMap<>();
    TokenFilters.ALL.forEach(
        (type, stock) -> {
          AnalysisProvider<TokenFilterFactory> provider =
              (index, environment, name, settings) ->
                  Factories.tokenFilter(
                      name,
                      stock.use(),
                      stock
                          .recipe()
                          .prepareFully(
                              new Options(
                                  "token filter [" + name + "] of type [" + type + "]",
                                  settings,
                                  environment,
                                  index)));
          providers.put(
              type, stock.use().needsOptions() ? requiresAnalysisSettings(provider) : provider);
        });
    return providers;
  }

  @Override
  public Map<String, AnalysisProvider<TokenizerFactory>> getTokenizers() {
    Map<String, AnalysisProvider<TokenizerFactory>> providers = new TreeMap<>();
    Tokenizers.ALL.forEach(
        (type, recipe) ->
            providers.put(
                type,
                (index, environment, name, settings) ->
                    TokenizerFactory.newFactory(
                        name,
                        recipe.prepareFully(
                            new Options(
                                "tokenizer [" + name + "] of type [" + type + "]",
                                settings,
                                environment,
                                index)))));
    return providers;
  }

  @Override
  public Map<String, AnalysisProvider<CharFilterFactory>> getCharFilters() {
    Map<String, AnalysisProvider<CharFilterFactory>> providers = new TreeMap<>();
    CharFilters.ALL.forEach(
        (type, stock) -> {
          AnalysisProvider<CharFilterFactory> provider =
              (index, environment, name, settings) ->
                  Factories.charFilter(
                      name,
                      stock.inNormalizers(),
                      stock
                          .recipe()
                          .prepareFully(
                              new Options(
                                  "character filter [" + name + "] of type [" + type + "]",
                                  settings,
                                  environment,
                                  index)));
          providers.put(type, stock.needsOptions() ? requiresAnalysisSettings(provider) : provider);
        });
    return providers;
  }

  @Override
  public Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> getAnalyzers() {
    Map<String, AnalysisProvider<AnalyzerProvider<? extends Analyzer>>> providers = new TreeMap<>();
    Analyzers.ALL.forEach(
        (type, recipe) ->
            providers.put(
                type,
                (index, environment, name, settings) ->
                    Factories.analyzer(
                        name,
                        recipe.prepareFully(
                            new Options(
                                "analyzer [" + name + "] of type [" + type + "]",
                                settings,
                                environment,
                                index)))));
    return providers;
  }

  @Override
  public List<PreBuiltAnalyzerProviderFactory> getPreBuiltAnalyzerProviderFactories() {
    return Analyzers.ALL.entrySet().stream()
        .filter(analyzer -> PreBuiltAnalyzers.getOrDefault(analyzer.getKey(), null) == null)
        .map(
            analyzer ->
                new PreBuiltAnalyzerProviderFactory(
                    analyzer.getKey(),
                    CachingStrategy.LUCENE,
                    () -> analyzer.getValue().prepare(Options.none(analyzer.getKey()))))
        .toList();
  }

  @Override
  public List<PreConfiguredTokenFilter> getPreConfiguredTokenFilters() {
    return TokenFilters.ALL.entrySet().stream()
        .filter(filter -> !filter.getValue().use().needsOptions())
        .map(
            filter -> {
              UnaryOperator<TokenStream> bare =
                  filter.getValue().recipe().prepare(Options.none(filter.getKey()));
              return PreConfiguredTokenFilter.singleton(
                  filter.getKey(), filter.getValue().use().inNormalizers(), bare);
            })
        .toList();
  }

  @Override
  public List<PreConfiguredTokenizer> getPreConfiguredTokenizers() {
    return Tokenizers.ALL.entrySet().stream()
        .map(
            tokenizer -> {
              Supplier<Tokenizer> bare =
                  tokenizer.getValue().prepare(Options.none(tokenizer.getKey()));
              return PreConfiguredTokenizer.singleton(tokenizer.getKey(), bare);
            })
        .toList();
  }

  @Override
  public List<PreConfiguredCharFilter> getPreConfiguredCharFilters() {
    return CharFilters.ALL.entrySet().stream()
        .filter(filter -> !filter.getValue().needsOptions())
        .map(
            filter -> {
              UnaryOperator<Reader> bare =
                  filter.getValue().recipe().prepare(Options.none(filter.getKey()));
              return PreConfiguredCharFilter.singleton(
                  filter.getKey(), filter.getValue().inNormalizers(), bare);
            })
        .toList();
  }
}
