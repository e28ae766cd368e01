package io.houji.http.access;

import io.houji.http.server.Role;
import io.houji.http.store.Sql;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.SqlClient;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Base64;

/**
 * 访问令牌: opaque bearer tokens of 256 random bits. Only their SHA-256 is kept; the bits are random,
 * so that a plain hash needs no salt and no stretching.
 */
public final class Tokens {
  /** Marks a token as ours, for those who find one where it should not be. */
  public static final String PREFIX = "hj_";

  private static final int BYTES = 32;
  private static final String CREATE_TENANT = Sql.load(Tokens.class, "create_tenant.sql");
  private static final String MINT = Sql.load(Tokens.class, "mint_token.sql");
  private static final String REVOKE = Sql.load(Tokens.class, "revoke_token.sql");
  private static final SecureRandom RANDOM = new SecureRandom();

  /**
   * For whom a token is minted.
   *
   * @param client the system that will use it, such as {@code bank-a-core}
   */
  public record Grant(
      String tenant, Role role, String client, Instant notBefore, Instant expiresAt) {
    public Grant {
      if (!notBefore.isBefore(expiresAt)) {
        throw new IllegalArgumentException("a token must begin before it ends");
      }
    }
  }

  private Tokens() {}

  /** Makes the tenant if it is not there yet. Runs on the owner's connection. */
  public static Future<Void> createTenant(SqlClient owner, String tenant, String name) {
    return owner.preparedQuery(CREATE_TENANT).execute(Tuple.of(tenant, name)).mapEmpty();
  }

  /** A new token for an existing tenant; shown once, here. Runs on the owner's connection. */
  public static Future<String> mint(SqlClient owner, Grant grant) {
    String token = fresh();
    return owner
        .preparedQuery(MINT)
        .execute(
            Tuple.of(
                Buffer.buffer(sha256(token)),
                grant.tenant(),
                grant.role().wire(),
                grant.client(),
                grant.notBefore().atOffset(ZoneOffset.UTC),
                grant.expiresAt().atOffset(ZoneOffset.UTC)))
        .map(token);
  }

  /**
   * Ends a token before its time; callers may be let in a few seconds longer from a cache.
   *
   * @return whether there was such a token still to end
   */
  public static Future<Boolean> revoke(SqlClient owner, String token) {
    return owner
        .preparedQuery(REVOKE)
        .execute(Tuple.of(Buffer.buffer(sha256(token))))
        .map(rows -> rows.rowCount() > 0);
  }

  static byte[] sha256(String token) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  private static String fresh() {
    var bits = new byte[BYTES];
    RANDOM.nextBytes(bits);
    return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bits);
  }
}
