package io.houji.deploy.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Kills without warning while clients write. Two rounds in the build; at length:
 *
 * <pre>
 *   mvn test -pl deploy -am -Dtest=CrashTest -Dsurefire.failIfNoSpecifiedTests=false \
 *       -Dcrash.rounds=20 -Dcrash.writes=500
 * </pre>
 */
class CrashTest {
  private static final int ROUNDS = Integer.getInteger("crash.rounds", 2);
  private static final int WRITES = Integer.getInteger("crash.writes", 40);

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({
    "SERVICE, CASH_FLOWS",
    "DATABASE, CASH_FLOWS",
    "SERVICE, SCORES",
    "DATABASE, SCORES",
  })
  void noAcknowledgedWriteIsLostOrDoubled(Victim victim, Written written) throws Exception {
    assertEquals(List.of(), new CrashRounds(victim, written, folder).run(ROUNDS, WRITES));
  }
}
