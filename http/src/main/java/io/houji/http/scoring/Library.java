package io.houji.http.scoring;

import io.houji.http.store.Database;
import io.houji.scoring.registry.ContentHash;
import io.vertx.core.Future;
import io.vertx.sqlclient.SqlConnection;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which catalogue scores for a tenant, and the older ones that a replay asks for (版本库). */
final class Library {
  private final Database database;
  private final Versions versions;

  /** Tenants whose store holds the catalogue, as {@code tenant/hash}. */
  private final Set<String> stored = ConcurrentHashMap.newKeySet();

  Library(Database database, Versions versions) {
    this.database = database;
    this.versions = versions;
  }

  /** The catalogue that scores for this tenant now. */
  Future<Versions.Ready> inUse(String tenant) {
    return Future.succeededFuture(versions.bundled());
  }

  /** Puts the texts into the tenant's store unless they are known to be there. */
  Future<Void> store(SqlConnection connection, String tenant, Versions.Ready ready) {
    return stored.contains(key(tenant, ready))
        ? Future.succeededFuture()
        : ScoreStore.keepCatalogue(connection, tenant, ready);
  }

  /** To be called once the transaction that stored it is through. */
  void isStored(String tenant, Versions.Ready ready) {
    stored.add(key(tenant, ready));
  }

  private static String key(String tenant, Versions.Ready ready) {
    return tenant + "/" + ready.hash();
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
