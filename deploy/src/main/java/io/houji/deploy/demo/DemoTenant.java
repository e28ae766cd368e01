package io.houji.deploy.demo;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Postgres;
import io.houji.deploy.words.Refusal;
import io.houji.http.access.Tokens;
import io.houji.http.json.Json;
import io.houji.http.ledger.Change;
import io.houji.http.ledger.LedgerStore;
import io.houji.http.ledger.Recording;
import io.houji.http.server.Role;
import io.houji.http.store.Database;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.sqlclient.Row;
import io.vertx.sqlclient.SqlConnection;
import io.vertx.sqlclient.Tuple;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Fills the home tenant with the illustrative history, once, and mints fresh tokens for its demo
 * users and for those of a second, empty tenant.
 */
public final class DemoTenant {
  private static final String NEIGHBOUR = "neighbour";
  private static final String COMMITS = Sql.load(DemoTenant.class, "commits.sql");
  private static final Duration LIFE = Duration.ofDays(30);

  /** Where the tokens of the demo's users are. */
  public static Path tokensFile(Settings settings) {
    return settings.dataDir().resolve("demo-tokens.json");
  }

  /** Safe to repeat. */
  public void fill(Settings settings, Postgres postgres) {
    var vertx = Vertx.vertx();
    try {
      var owner = Database.openAsOwner(vertx, postgres.owner());
      var service = Database.open(vertx, postgres.service());
      var tokens =
          tenants(owner, settings.tenant())
              .compose(made -> history(service, settings.tenant()))
              .compose(filled -> tokens(owner, settings.tenant()))
              .eventually(service::close)
              .eventually(owner::close)
              .await();
      write(tokensFile(settings), tokens);
    } finally {
      vertx.close().await();
    }
  }

  private static Future<Void> tenants(Database owner, String home) {
    return owner.write(
        "",
        connection ->
            Tokens.createTenant(connection, home, "ILLUSTRATIVE " + home)
                .compose(made -> Tokens.createTenant(connection, NEIGHBOUR, "ILLUSTRATIVE")));
  }

  /** Appended only to an empty ledger: made-up facts are never mixed into one that is in use. */
  private static Future<Void> history(Database service, String home) {
    return service.longWrite(
        home,
        connection ->
            LedgerStore.lock(connection, home)
                .compose(locked -> connection.preparedQuery(COMMITS).execute(Tuple.of(home)))
                .compose(rows -> append(connection, home, rows.iterator().next())));
  }

  private static Future<Void> append(SqlConnection connection, String home, Row commits) {
    if (commits.getBoolean("demo")) {
      return Future.succeededFuture(); // what was posted since is the user's own
    }
    if (commits.getBoolean("any")) {
      return Future.failedFuture(new Refusal("demo.real-facts", home));
    }
    var recording = new Recording(home, "demo", Recording.Source.DEMO, null, "ILLUSTRATIVE");
    var changes = DemoHistory.facts().stream().map(Change::stated).toList();
    return LedgerStore.append(connection, recording, changes).mapEmpty();
  }

  private static Future<Map<String, String>> tokens(Database owner, String home) {
    var wanted = new LinkedHashMap<String, Tokens.Grant>();
    for (Role role : Role.values()) {
      wanted.put(role.wire(), grant(home, role));
    }
    for (Role role : new Role[] {Role.FUND_MANAGER, Role.BANK}) {
      wanted.put(role.wire() + "_2", grant(NEIGHBOUR, role));
    }
    return owner.write(
        "",
        connection -> {
          Future<Map<String, String>> minted = Future.succeededFuture(new LinkedHashMap<>());
          for (var entry : wanted.entrySet()) {
            minted =
                minted.compose(
                    so ->
                        Tokens.mint(connection, entry.getValue())
                            .map(
                                token -> {
                                  so.put(entry.getKey(), token);
                                  return so;
                                }));
          }
          return minted;
        });
  }

  private static Tokens.Grant grant(String tenant, Role role) {
    var now = InstantSource.system().instant();
    return new Tokens.Grant(tenant, role, "demo-" + role.wire(), now, now.plus(LIFE));
  }

  /** Readable by this user only, and never half written. */
  private static void write(Path file, Map<String, String> tokens) {
    var json = Json.object();
    tokens.forEach(json::put);
    try {
      var fresh =
          Files.createTempFile(
              file.getParent(),
              "tokens",
              ".json",
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.write(fresh, json.end().toBytes());
      Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }
}
