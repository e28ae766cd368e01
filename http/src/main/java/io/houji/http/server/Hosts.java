package io.houji.http.server;

import java.util.Locale;
import java.util.Set;

/**
 * The names a request may be addressed to. On loopback only loopback's own names are taken, so that
 * a web page whose name was re-pointed to 127.0.0.1 cannot talk to the service through a browser.
 */
final class Hosts {
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  private final Set<String> names;

  private Hosts(Set<String> names) {
    this.names = names;
  }

  static Hosts of(ServerOptions options) {
    if (!options.hosts().isEmpty()) {
      return new Hosts(options.hosts());
    }
    boolean loopback = LOOPBACK.contains(options.host()) || options.host().startsWith("127.");
    return new Hosts(loopback ? LOOPBACK : Set.of());
  }

  boolean knows(String name) {
    return names.isEmpty() || names.contains(name.toLowerCase(Locale.ROOT));
  }
}
