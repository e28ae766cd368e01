package io.houji.http.scoring;

import io.houji.http.store.Database;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.State;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Which catalogue scores for a tenant, and the older ones that a replay asks for (版本库).
 *
 * <p>A promotion decides at once on the node that confirmed it, and within a second on the others.
 */
final class Library {
  private static final Duration FRESH = Duration.ofSeconds(1);

  private final Database database;
  private final Versions versions;
  private final InstantSource clock;
  private final Map<String, Shelf> shelves = new ConcurrentHashMap<>();

  /** Tenants whose store holds the catalogue, as {@code tenant/hash}. */
  private final Set<String> stored = ConcurrentHashMap.newKeySet();

  Library(Database database, Versions versions, InstantSource clock) {
    this.database = database;
    this.versions = versions;
    this.clock = clock;
  }

  /** A model that does not decide, in its catalogue. */
  record Beside(String product, ContentHash model, State state, Versions.Ready ready) {}

  /** What a tenant scores with. */
  record Shelf(Registry registry, Versions.Ready deciding, List<Beside> beside, Instant readAt) {

    /** Who decides an application: mostly the champion, for its share a challenger. */
    Decider decider(String product, String applicationId) {
      var challenger =
          registry
              .traffic(product)
              .challenger(applicationId)
              .flatMap(hash -> beside.stream().filter(b -> b.model.equals(hash)).findFirst());
      if (challenger.isEmpty()) {
        return new Decider(deciding, State.CHAMPION, beside);
      }
      // There is one: a champion that retires ends the shares.
      var champion = registry.register().champion(Registry.KIND, product).orElseThrow();
      var others = new ArrayList<>(beside);
      others.remove(challenger.get());
      others.add(new Beside(product, champion.hash(), State.CHAMPION, deciding));
      return new Decider(challenger.get().ready, State.CHALLENGER, List.copyOf(others));
    }
  }

  /**
   * A model that decides.
   *
   * @param beside those that are scored and do not decide
   */
  record Decider(Versions.Ready ready, State role, List<Beside> beside) {}

  /** The catalogue that scores for this tenant now. */
  Future<Versions.Ready> inUse(String tenant) {
    return shelf(tenant).map(Shelf::deciding);
  }

  /** All of the tenant's models. */
  Future<Shelf> shelf(String tenant) {
    var shelf = shelves.get(tenant);
    return shelf != null && shelf.readAt.plus(FRESH).isAfter(clock.instant())
        ? Future.succeededFuture(shelf)
        : refreshed(tenant);
  }

  /** As the store has it now. */
  Future<Shelf> refreshed(String tenant) {
    var now = clock.instant();
    return database
        .read(tenant, connection -> registry(connection, tenant))
        .map(
            registry -> {
              var before = shelves.get(tenant);
              var shelf =
                  before != null && before.registry.equals(registry)
                      ? new Shelf(registry, before.deciding, before.beside, now)
                      : shelf(registry, now);
              shelves.put(tenant, shelf);
              return shelf;
            });
  }

  /** The registry as this transaction sees it. */
  Future<Registry> registry(SqlConnection connection, String tenant) {
    return ModelStore.models(connection, tenant)
        .compose(
            models ->
                ModelStore.moves(connection, tenant)
                    .compose(
                        moves ->
                            ShareStore.shares(connection, tenant)
                                .map(
                                    shares ->
                                        Registry.of(versions.bundled(), models, moves, shares))));
  }

  private Shelf shelf(Registry registry, Instant now) {
    if (registry.own().isEmpty() && registry.register().equals(shipped())) {
      return new Shelf(registry, versions.bundled(), List.of(), now);
    }
    var deciding = versions.keep(Versions.Ready.of(registry.deciding()));
    var beside = new ArrayList<Beside>();
    for (var product : deciding.catalogue().products()) {
      for (var entry : registry.beside(product.slug())) {
        beside.add(
            new Beside(
                product.slug(),
                entry.hash(),
                entry.state(),
                versions.keep(Versions.Ready.of(registry.with(entry)))));
      }
    }
    return new Shelf(registry, deciding, List.copyOf(beside), now);
  }

  private io.houji.scoring.registry.Register shipped() {
    return Registry.of(versions.bundled(), List.of(), List.of(), List.of()).register();
  }

  /** Puts the texts into the tenant's store unless they are known to be there. */
  Future<Void> store(SqlConnection connection, String tenant, Versions.Ready ready) {
    var key = tenant + "/" + ready.hash();
    return stored.contains(key)
        ? Future.succeededFuture()
        : ScoreStore.keepCatalogue(connection, tenant, ready)
            // What is there before this transaction ends stays; what it puts there may not.
            .map(added -> !added && stored.add(key))
            .mapEmpty();
  }

  /** The catalogue that a stored score was made with. */
  Future<Versions.Ready> find(String tenant, ContentHash hash) {
    return versions
        .find(hash)
        .map(Future::succeededFuture)
        .orElseGet(
            () ->
                database
                    .read(tenant, connection -> ScoreStore.catalogue(connection, tenant, hash))
                    .map(
                        texts ->
                            versions.keep(Versions.Ready.of(Versions.texts(texts.orElseThrow())))));
  }
}
