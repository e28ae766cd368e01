package io.houji.http.server;

import java.util.Locale;
import java.util.Set;

/**
 * Where and how the service listens.
 *
 * @param httpPort 0 takes a free one
 * @param adminPort 0 takes a free one
 * @param instances of the API verticle; one per core is right
 * @param hosts names that requests may be addressed to; empty means loopback names only when
 *     listening on loopback, else any
 * @param language of problems for callers that ask for none
 * @param demo marks every answer as illustrative
 */
public record ServerOptions(
    String host,
    int httpPort,
    int adminPort,
    int instances,
    Set<String> hosts,
    Locale language,
    boolean demo,
    Limits limits) {

  public ServerOptions {
    hosts = Set.copyOf(hosts);
  }

  /** Loopback, one instance per core, English, standard limits. */
  public static ServerOptions on(int httpPort, int adminPort) {
    return new ServerOptions(
        "127.0.0.1",
        httpPort,
        adminPort,
        Runtime.getRuntime().availableProcessors(),
        Set.of(),
        Locale.ENGLISH,
        false,
        Limits.standard());
  }

  public ServerOptions withHost(String name) {
    return new ServerOptions(name, httpPort, adminPort, instances, hosts, language, demo, limits);
  }

  public ServerOptions withHosts(Set<String> names) {
    return new ServerOptions(host, httpPort, adminPort, instances, names, language, demo, limits);
  }

  public ServerOptions withLanguage(Locale spoken) {
    return new ServerOptions(host, httpPort, adminPort, instances, hosts, spoken, demo, limits);
  }

  public ServerOptions withDemo(boolean illustrative) {
    return new ServerOptions(
        host, httpPort, adminPort, instances, hosts, language, illustrative, limits);
  }

  public ServerOptions withLimits(Limits bounds) {
    return new ServerOptions(host, httpPort, adminPort, instances, hosts, language, demo, bounds);
  }
}
