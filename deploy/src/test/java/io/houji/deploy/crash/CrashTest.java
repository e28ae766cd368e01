package io.houji.deploy.crash;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two rounds of what {@link CrashRounds} does at length. */
class CrashTest {
  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Victim.class)
  void noAcknowledgedWriteIsLostOrDoubled(Victim victim) throws Exception {
    assertEquals(List.of(), new CrashRounds(victim, folder).run(2, 40));
  }
}
