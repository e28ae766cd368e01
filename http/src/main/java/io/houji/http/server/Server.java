package io.houji.http.server;

import io.houji.http.metrics.Meters;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/** The running service: API on one port, metrics and health on another. */
public final class Server {
  private final Vertx vertx;
  private final Contract contract;
  private final AtomicBoolean draining = new AtomicBoolean();
  private String apiDeployment = "";
  private String adminDeployment = "";
  private int httpPort;
  private int adminPort;

  private Server(Vertx vertx, Contract contract) {
    this.vertx = vertx;
    this.contract = contract;
  }

  /**
   * What the service stands on.
   *
   * @param authentication whose token is it
   * @param ready succeeds if the database answers now
   */
  public record Ground(
      Authentication authentication, Meters meters, Supplier<Future<Void>> ready) {}

  /**
   * Starts both ports.
   *
   * @return fails if a port is taken, or if contract and rooms differ
   */
  public static Future<Server> start(
      Vertx vertx, ServerOptions options, Ground ground, List<Room> rooms) {
    var contract = Contract.of(rooms, options.limits());
    var all = new ArrayList<>(rooms);
    all.add(DocsRoom.of(contract));
    var server = new Server(vertx, contract);
    var house = new Desk.House(ground.authentication(), ground.meters(), server.draining);
    var desk = new Desk(vertx, options, bring(contract, all), house);
    return server
        .startAdmin(new StreamVerticle(options, ground.meters(), ground.ready(), server.draining))
        .compose(started -> server.startApi(desk, options))
        .recover(failure -> server.close().transform(closed -> Future.failedFuture(failure)));
  }

  /** The OpenAPI document that is served. */
  public Contract contract() {
    return contract;
  }

  public int httpPort() {
    return httpPort;
  }

  public int adminPort() {
    return adminPort;
  }

  /** Readiness first, then the requests at work, then the admin port. */
  public Future<Void> close() {
    draining.set(true);
    String api = apiDeployment;
    String admin = adminDeployment;
    apiDeployment = "";
    adminDeployment = "";
    return undeploy(api).transform(closed -> undeploy(admin));
  }

  private Future<Void> undeploy(String id) {
    return id.isEmpty() ? Future.succeededFuture() : vertx.undeploy(id);
  }

  private static Desk.Rooms bring(Contract contract, List<Room> rooms) {
    Map<String, Operation> pages = new LinkedHashMap<>();
    for (Room room : rooms) {
      room.pages()
          .forEach(
              (path, page) -> {
                if (pages.put(path, page) != null) {
                  throw new IllegalStateException("page given by two rooms: " + path);
                }
              });
    }
    return new Desk.Rooms(new RouteTable(contract.pairedWith(rooms)), pages);
  }

  private Future<Void> startAdmin(StreamVerticle admin) {
    return vertx
        .deployVerticle(admin)
        .onSuccess(
            id -> {
              adminDeployment = id;
              adminPort = admin.actualPort();
            })
        .mapEmpty();
  }

  /** A negative port is a free one that all instances of a deployment share. */
  private Future<Server> startApi(Desk desk, ServerOptions options) {
    int port = options.httpPort() == 0 ? -1 : options.httpPort();
    var instances = new ConcurrentLinkedQueue<ApiVerticle>();
    return vertx
        .deployVerticle(
            () -> {
              var api = new ApiVerticle(desk, port);
              instances.add(api);
              return api;
            },
            new DeploymentOptions().setInstances(options.instances()))
        .map(
            id -> {
              apiDeployment = id;
              httpPort = instances.element().actualPort();
              return this;
            });
  }
}
