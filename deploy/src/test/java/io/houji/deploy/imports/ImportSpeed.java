package io.houji.deploy.imports;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.houji.deploy.serving.Service;
import io.houji.deploy.testing.TestDatabase;
import io.houji.http.server.Role;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * How long 100,000 cash flows take from the first byte sent to the answer, when they are recorded
 * and shown. Not part of the build; heap as given:
 *
 * <pre>
 *   mvn test -pl deploy -am -Dtest=ImportSpeed -Dsurefire.failIfNoSpecifiedTests=false \
 *       -Dsurefire.argLine=-Xmx256m
 * </pre>
 */
class ImportSpeed {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final int ROWS = 100_000;
  private static final int RUNS = 3;
  private static final double NANOS = 1e9;

  @Test
  void aHundredThousandRows() {
    try (var service = Service.whole(DATABASE)) {
      for (int run = 1; run <= RUNS; run++) {
        var token = service.token("speed-" + run, Role.FUND_MANAGER);
        send(service, token, "funds", Illustrative.csv("funds"));
        var file = flows(run);
        double first = send(service, token, "flows", file);
        double again = send(service, token, "again", file);
        System.out.printf(
            Locale.ROOT,
            "%d rows, %.1f MB, heap at most %d MB: new %.2f s, unchanged %.2f s%n",
            ROWS,
            file.length / 1e6,
            Runtime.getRuntime().maxMemory() >> 20,
            first,
            again);
      }
    }
  }

  private static double send(Service service, String token, String key, byte[] file) {
    long begin = System.nanoTime();
    var answer =
        service
            .client
            .post("/v1/imports?file=" + key + ".csv")
            .as(token)
            .with("Idempotency-Key", key)
            .body("text/csv", file)
            .send();
    assertEquals(201, answer.status(), answer::text);
    return (System.nanoTime() - begin) / NANOS;
  }

  private static byte[] flows(int seed) {
    var random = new Random(seed);
    var text = new StringBuilder("流水编号,基金代码,日期,流水类型,金额（元）,备注\n");
    for (int i = 0; i < ROWS; i++) {
      text.append("CF-")
          .append(i)
          .append(String.format(Locale.ROOT, ",F%02d,", 1 + random.nextInt(32)))
          .append(LocalDate.of(2025, 6, 1).plusDays(random.nextInt(500)))
          .append(i % 3 == 0 ? ",费用," : i % 3 == 1 ? ",投资," : ",实缴,")
          .append(1 + random.nextInt(100_000_000))
          .append('.')
          .append(10 + random.nextInt(90))
          .append(i % 5 == 0 ? ",第" + i + "号划款指令\n" : ",\n");
    }
    return Illustrative.utf8(text.toString());
  }
}
