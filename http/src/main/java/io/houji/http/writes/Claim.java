package io.houji.http.writes;

import io.houji.http.server.Request;
import io.vertx.core.buffer.Buffer;
import io.vertx.sqlclient.Tuple;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;

/** What a key is scoped to, and what must be the same when it comes again. */
record Claim(String tenant, String client, String operation, String name, Buffer bodyHash) {

  static Claim of(Request request) {
    var caller = request.caller();
    return new Claim(
        caller.tenant(),
        caller.client(),
        request.operationId(),
        request.idempotencyKey(),
        hash(request));
  }

  /** Address and body: a key used at another address is another request. */
  private static Buffer hash(Request request) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      digest.update(request.rawPath().getBytes(StandardCharsets.UTF_8));
      request
          .queryParameters()
          .forEach(
              parameter -> {
                digest.update((byte) 0);
                digest.update(parameter.getKey().getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
                digest.update(parameter.getValue().getBytes(StandardCharsets.UTF_8));
              });
      digest.update((byte) 1);
      digest.update(request.contentType().getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 1);
      digest.update(request.bodySha256());
      return Buffer.buffer(digest.digest());
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }

  Tuple key() {
    return Tuple.of(tenant, client, operation, name);
  }

  Tuple lock() {
    return Tuple.of(words());
  }

  /** Lengths keep two different claims from being written alike. */
  String words() {
    return tenant.length() + ":" + tenant + client.length() + ":" + client + operation + ":" + name;
  }

  /** One array of each part. */
  static Tuple keys(List<Claim> claims) {
    return Tuple.tuple()
        .addArrayOfString(claims.stream().map(Claim::tenant).toArray(String[]::new))
        .addArrayOfString(claims.stream().map(Claim::client).toArray(String[]::new))
        .addArrayOfString(claims.stream().map(Claim::operation).toArray(String[]::new))
        .addArrayOfString(claims.stream().map(Claim::name).toArray(String[]::new));
  }
}
