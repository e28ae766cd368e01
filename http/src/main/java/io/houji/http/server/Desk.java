package io.houji.http.server;

import io.houji.http.metrics.Meters;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

/** 前台: what all requests of the process share at the door. Holds no business state. */
final class Desk {
  private final Vertx vertx;
  private final ServerOptions options;
  private final RouteTable operations;
  private final Map<String, Operation> pages;
  private final Authentication authentication;
  private final Meters meters;
  private final TokenBuckets rates;
  private final BodyReader bodies;
  private final Hosts hosts;
  private final AtomicInteger streams = new AtomicInteger();

  /** What the rooms bring. */
  record Rooms(RouteTable operations, Map<String, Operation> pages) {}

  Desk(
      Vertx vertx,
      ServerOptions options,
      Rooms rooms,
      Authentication authentication,
      Meters meters) {
    this.vertx = vertx;
    this.options = options;
    this.operations = rooms.operations();
    this.pages = Map.copyOf(rooms.pages());
    this.authentication = authentication;
    this.meters = meters;
    this.rates = new TokenBuckets(options.limits().ratePerSecond(), System::nanoTime);
    this.bodies =
        new BodyReader(
            vertx,
            options.limits(),
            new AtomicLong(),
            Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
    this.hosts = Hosts.of(options);
    meters.announceProblems(ProblemType.slugs());
  }

  Vertx vertx() {
    return vertx;
  }

  ServerOptions options() {
    return options;
  }

  Limits limits() {
    return options.limits();
  }

  RouteTable operations() {
    return operations;
  }

  Map<String, Operation> pages() {
    return pages;
  }

  Authentication authentication() {
    return authentication;
  }

  Meters meters() {
    return meters;
  }

  TokenBuckets rates() {
    return rates;
  }

  BodyReader bodies() {
    return bodies;
  }

  Hosts hosts() {
    return hosts;
  }

  /** Takes a place among the requests at work, if there is one. */
  boolean enter() {
    return take(meters.inFlight(), limits().inFlight());
  }

  void leave() {
    meters.inFlight().decrementAndGet();
  }

  /** Takes a place among the answers that stay open, if there is one. */
  boolean enterStreams() {
    return take(streams, limits().streams());
  }

  void leaveStreams() {
    streams.decrementAndGet();
  }

  private static boolean take(AtomicInteger taken, int most) {
    if (taken.incrementAndGet() > most) {
      taken.decrementAndGet();
      return false;
    }
    return true;
  }
}
