package io.houji.deploy.load;

import io.houji.deploy.serving.House;
import io.houji.http.metrics.Meters;
import io.houji.http.server.Limits;
import io.houji.http.server.ServerOptions;
import io.houji.http.store.Database;
import io.vertx.core.VertxOptions;
import java.io.IOException;
import java.util.Locale;

/** The whole house as {@code serve} opens it, without a limit per token, in a JVM of its own. */
final class HouseProgram {
  private HouseProgram() {}

  /** Arguments as {@link Access#words}; prints its port, and ends with its input. */
  public static void main(String[] args) throws IOException {
    var meters = new Meters("load", "load");
    var vertx = meters.vertx(new VertxOptions());
    var database = Database.open(vertx, Access.of(args));
    var options =
        ServerOptions.on(0, 0)
            .withLimits(Limits.standard().withRatePerSecond(Integer.MAX_VALUE / 4));
    var house =
        House.open(
                new House.Ground(vertx, meters, database),
                new House.Wishes("home", Locale.ENGLISH, options))
            .await();
    System.out.println(house.server().httpPort());
    var ended = System.in.read();
    System.exit(ended < 0 ? 0 : 1);
  }
}
