package io.houji.deploy.cli;

import io.houji.deploy.config.Settings;
import io.houji.deploy.database.Postgres;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code token}: mints a credential and prints it, once, alone on a line. */
@Command(name = "token", mixinStandardHelpOptions = true)
final class TokenCommand implements Callable<Integer> {
  private static final int DAYS_MAX = 3660;

  /** Whose token it shall be. */
  record Wish(String tenant, String role, String client, Duration life) {}

  /** Mints on a migrated database; throws {@code Refusal} for an unknown role or tenant. */
  interface Minting {
    String mint(Postgres postgres, Wish wish);
  }

  private final Surroundings surroundings;
  private final Minting minting;

  @Option(names = "--role", required = true, paramLabel = "ROLE", descriptionKey = "token.role")
  private String role = "";

  @Option(names = "--client", required = true, paramLabel = "NAME", descriptionKey = "token.client")
  private String client = "";

  @Option(names = "--tenant", paramLabel = "TENANT", descriptionKey = "token.tenant")
  private String tenant = "";

  @Option(names = "--days", paramLabel = "DAYS", defaultValue = "90", descriptionKey = "token.days")
  private int days;

  TokenCommand(Surroundings surroundings, Minting minting) {
    this.surroundings = surroundings;
    this.minting = minting;
  }

  @Override
  public Integer call() {
    Settings settings = surroundings.settings();
    if (days < 1 || days > DAYS_MAX) {
      throw new io.houji.deploy.words.Refusal("token.days-range", days, DAYS_MAX);
    }
    var wish =
        new Wish(
            tenant.isEmpty() ? settings.tenant() : tenant, role, client, Duration.ofDays(days));
    try (var ending = new Ending()) {
      var postgres = ending.open(() -> Postgres.share(settings), opened -> opened::close);
      surroundings.out().println(minting.mint(postgres, wish));
      surroundings.out().flush();
      return ExitCode.DONE;
    }
  }
}
