package io.houji.deploy.log;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import io.houji.fund.testing.Cases;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

class JsonLinesTest {
  private static final Instant AT = Instant.parse("2026-04-10T01:02:03.456Z");

  @Test
  void anEventIsOneLineWithFixedFields() {
    assertEquals(
        "{\"at\":\"2026-04-10T01:02:03.456Z\",\"level\":\"WARN\",\"logger\":\"io.houji.x\","
            + "\"thread\":\"t\",\"message\":\"瞪羚 \\\"a\\\" b\"}\n",
        line("瞪羚 \"a\" {}", null, "b"));
  }

  @Test
  void anExceptionIsInTheSameLine() {
    var line = line("failed", new IllegalStateException("first\nsecond"));
    assertEquals(1, line.lines().count());
    assertTrue(new JsonObject(line).getString("exception").contains("first\nsecond"));
  }

  @Test
  void noTextBreaksOutOfItsLine() {
    // Domain: 0 to 40 chars of any value, lone surrogates and control characters included.
    Cases.forAll(
        random -> {
          var text = new StringBuilder();
          random.ints(random.nextInt(41), 0, 0x10000).forEach(sign -> text.append((char) sign));
          var line = line("{}", null, text.toString());
          assertEquals(line.length() - 1, line.indexOf('\n'));
          var said = new JsonObject(line).getString("message");
          assertEquals(text.toString(), said);
        });
  }

  @Test
  void libraryChatterIsQuiet() {
    assertTrue(LoggerFactory.getILoggerFactory() instanceof LoggerContext);
    var context = (LoggerContext) LoggerFactory.getILoggerFactory();
    assertEquals(Level.WARN, context.getLogger("org.flywaydb.core").getEffectiveLevel());
    assertEquals(Level.WARN, context.getLogger("some.library").getEffectiveLevel());
    assertEquals(Level.INFO, context.getLogger("io.houji.deploy").getEffectiveLevel());
    assertEquals(
        1, context.getLogger(Logger.ROOT_LOGGER_NAME).iteratorForAppenders().hasNext() ? 1 : 0);
  }

  private static String line(String format, Throwable failure, Object... details) {
    var context = new LoggerContext();
    var lines = new JsonLines();
    lines.setContext(context);
    lines.start();
    var event =
        new LoggingEvent("", context.getLogger("io.houji.x"), Level.WARN, format, failure, details);
    event.setTimeStamp(AT.toEpochMilli());
    event.setThreadName("t");
    return new String(lines.encode(event), StandardCharsets.UTF_8);
  }
}
