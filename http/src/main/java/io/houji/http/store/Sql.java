package io.houji.http.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** SQL statements, kept in files beside the store that runs them. */
public final class Sql {
  private Sql() {}

  /**
   * The statement in resource {@code name} beside {@code owner}. For static fields: a missing file
   * stops the service at start, not at the first request.
   */
  public static String load(Class<?> owner, String name) {
    try (var in = owner.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no statement " + name + " beside " + owner.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
