package io.houji.deploy.serving;

import io.houji.deploy.database.Postgres;
import io.houji.deploy.words.Refusal;
import io.houji.http.access.Tokens;
import io.houji.http.server.Role;
import io.houji.http.store.Database;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;

/** Mints bearer tokens on a migrated database, making the tenant if it is new. */
public final class TokenMint {
  private static final Pattern TENANT = Pattern.compile("[a-z][a-z0-9_-]{0,62}");
  private static final Pattern CLIENT = Pattern.compile("[a-z0-9][a-z0-9._-]{0,62}");

  private TokenMint() {}

  /**
   * A token good from now; refused in one line where a word is not what the tables take.
   *
   * @param role wire name of the role
   */
  public static String mint(
      Postgres postgres, String tenant, String role, String client, Duration life) {
    var wanted = Role.ofWire(role).orElseThrow(() -> new Refusal("token.unknown-role", role));
    need(TENANT, tenant, "token.tenant-form");
    need(CLIENT, client, "token.client-form");
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

  private static void need(Pattern form, String word, String otherwise) {
    if (!form.matcher(word).matches()) {
      throw new Refusal(otherwise, word);
    }
  }
}
