package io.houji.deploy.serving;

import io.houji.deploy.database.Postgres;
import io.houji.deploy.words.Refusal;
import io.houji.http.access.Tokens;
import io.houji.http.server.Role;
import io.houji.http.store.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;

/** Mints bearer tokens on a migrated database, making the tenant if it is new. */
public final class TokenMint {
  private TokenMint() {}

  /**
   * A token good from now.
   *
   * @param role wire name of the role; refused in one line if there is none
   */
  public static String mint(
      Postgres postgres, String tenant, String role, String client, Duration life) {
    var wanted = Role.ofWire(role).orElseThrow(() -> new Refusal("token.unknown-role", role));
    var now = InstantSource.system().instant();
    var grant = new Tokens.Grant(tenant, wanted, client, now, now.plus(life));
    var vertx = Vertx.vertx();
    try {
      var owner = Database.openAsOwner(vertx, postgres.owner());
      return owner
          .write(
              "",
              connection ->
                  Tokens.createTenant(connection, tenant, tenant)
                      .compose(made -> Tokens.mint(connection, grant)))
          .eventually(owner::close)
          .await();
    } finally {
      vertx.close().await();
    }
  }
}
