package io.houji.http.server;

import io.houji.http.metrics.Meters;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
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
  private final AtomicBoolean draining;

  /** What the rooms bring. */
  record Rooms(RouteTable operations, Map<String, Operation> pages) {}

  /** The process around it: its meters, and whether it is about to stop. */
  record House(Authentication authentication, Meters meters, AtomicBoolean draining) {}

  Desk(Vertx vertx, ServerOptions options, Rooms rooms, House house) {
    this.vertx = vertx;
    this.options = options;
    this.operations = rooms.operations();
    this.pages = Map.copyOf(rooms.pages());
    this.authentication = house.authentication();
    this.meters = house.meters();
    this.draining = house.draining();
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

  /** The service is about to stop: connections are closed after their answer. */
  boolean isDraining() {
    return draining.get();
  }

  /** No request is at work. */
  boolean isIdle() {
    return meters.inFlight().get() == 0;
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
