package io.houji.http.json;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One row per way in which a body can be no JSON for us. */
class JsonReaderTest {

  /** The one problem, as {@code CODE pointer}; or the value written again. */
  private static String read(byte[] bytes) {
    return JsonReader.read(bytes)
        .fold(
            json -> new String(json.toBytes(), StandardCharsets.UTF_8),
            problems -> {
              assertEquals(1, problems.size());
              return problems.get(0).code() + " " + problems.get(0).where();
            });
  }

  private static String read(String text) {
    return read(text.getBytes(StandardCharsets.UTF_8));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # body                          | written again
          {"a":1,"b":[true,null,"x"]}     | {"a":1,"b":[true,null,"x"]}
          `  7  `                         | 7
          -0                              | 0
          1.10                            | 1.10
          1E2                             | 100
          1e-400                          | 1E-400
          99999999999999999999.000001     | 99999999999999999999.000001
          """)
  void whatIsJsonKeepsItsValue(String body, String written) {
    assertEquals(written, read(body));
  }

  @Test
  void anEmptyBodyIsNoValue() {
    assertEquals("MALFORMED ", read(""));
    assertEquals("MALFORMED ", read(" \n"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{",
        "[",
        "[1",
        "[1,",
        "[1,]",
        "{\"a\"",
        "{\"a\":",
        "{\"a\":1",
        "{\"a\":1,}",
        "{a:1}",
        "{'a':1}",
        "nul",
        "TRUE",
        "NaN",
        "Infinity",
        "-Infinity",
        "+1",
        "01",
        "1.",
        ".5",
        "0x10",
        "1e",
        "1 2",
        "{} x",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "// c\n1",
        "/* c */1",
        "１"
      })
  void whatIsNoJsonIsOneProblem(String body) {
    assertTrue(read(body).startsWith("MALFORMED "), () -> read(body));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # body                        | problem and where
          {"a":1,"b":2,"a":3}           | DUPLICATE /a
          {"a":[{"x":1},{"y":2,"y":2}]} | DUPLICATE /a/1/y
          {"a/b~c":{"d":1,"d":1}}       | DUPLICATE /a~1b~0c/d
          {"a":"\\u0000"}               | MALFORMED /a
          {"a":["\\ud800"]}             | MALFORMED /a/0
          {"a":"\\udc00x"}              | MALFORMED /a
          {"a":1e401}                   | OUT_OF_RANGE /a
          {"a":1e1000000000}            | OUT_OF_RANGE /a
          {"a":-1E-1000000000}          | OUT_OF_RANGE /a
          {"a":1e99999999999999999999}  | OUT_OF_RANGE /a
          {"a":{"b":nul}}               | MALFORMED /a
          """)
  void theProblemSaysWhere(String body, String expected) {
    assertEquals(expected, read(body));
  }

  @Test
  void theProblemSaysAtWhichCharacter() {
    var problems =
        ((Outcome.Rejected<Json>) JsonReader.read("{\n \"a\": nul}".getBytes())).problems();
    assertTrue(problems.get(0).say().contains("line 2"), problems::toString);
    assertTrue(problems.get(0).say().contains("character"), problems::toString);
  }

  @Test
  void onlyStrictUtf8IsRead() {
    assertEquals("MALFORMED ", read("{}".getBytes(StandardCharsets.UTF_16)));
    assertEquals(
        "MALFORMED ", read(new byte[] {'"', (byte) 0xC0, (byte) 0x80, '"'})); // overlong NUL
    assertEquals("MALFORMED ", read(new byte[] {'"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'}));
    assertEquals("MALFORMED ", read(new byte[] {'"', (byte) 0xD6, (byte) 0xD0, '"'})); // GB18030
    assertEquals("MALFORMED ", read("\uFEFF{}"));
    assertEquals("\"中关村😀\"", read("\"中关村😀\""));
  }

  @Test
  void depthAndNumbersAreBounded() {
    int most = JsonReader.DEPTH_MAX;
    assertEquals("[".repeat(most) + "]".repeat(most), read("[".repeat(most) + "]".repeat(most)));
    assertTrue(read("[".repeat(most + 1) + "]".repeat(most + 1)).startsWith("OUT_OF_RANGE /0/0/"));
    assertTrue(read("[".repeat(100_000)).startsWith("OUT_OF_RANGE /0/0/"));
    assertTrue(read("{\"a\":".repeat(100_000)).startsWith("OUT_OF_RANGE /a/a/"));
    assertEquals("OUT_OF_RANGE ", read("1".repeat(900_000)));
    assertEquals("OUT_OF_RANGE ", read("{\"" + "n".repeat(900_000) + "\":1}"));
    assertEquals("1E+400", read("1e400"));
  }

  @Test
  void manyKeysWithOneHashAreReadInTime() {
    // "Aa" and "BB" have one hash, and so have all words made of them.
    var keys = new ArrayList<String>();
    for (int i = 0; i < 1 << 14; i++) {
      var key = new StringBuilder();
      for (int bit = 0; bit < 14; bit++) {
        key.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      keys.add("\"" + key + "\":1");
    }
    var body = ("{" + String.join(",", keys) + "}").getBytes(StandardCharsets.UTF_8);
    Assertions.assertTimeoutPreemptively(
        Duration.ofSeconds(5), () -> assertInstanceOf(Outcome.Ok.class, JsonReader.read(body)));
  }

  @Test
  void whatIsWrittenIsReadAgainAsItWas() {
    Cases.forAll(
        random -> {
          var json = any(random, 0);
          assertEquals(json, ((Outcome.Ok<Json>) JsonReader.read(json.toBytes())).value());
        });
  }

  /** Any bytes at all: a value or one problem, never an exception. */
  @Test
  void noBytesCanMakeItThrow() {
    Cases.forAll(
        2_000,
        random -> {
          var bytes = any(random, 0).toBytes();
          for (int i = 0; i < 1 + bytes.length / 8; i++) {
            bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
          }
          JsonReader.read(bytes).fold(json -> json.toBytes().length, problems -> problems.size());
        });
  }

  @Test
  void aDoubleIsWrittenInItsShortestForm() {
    assertEquals("0.1", written(0.1));
    assertEquals("20000000000000000", written(2e16));
    assertEquals("0.002", written(2.0E-3));
    assertEquals("0.0", written(-0.0));
    Cases.forAll(
        random -> {
          double value = Double.longBitsToDouble(random.nextLong());
          if (Double.isFinite(value)) {
            assertEquals(value, new BigDecimal(written(value)).doubleValue());
          }
        });
    Assertions.assertThrows(IllegalArgumentException.class, () -> Json.number(Double.NaN));
  }

  @Test
  void aRateIsWrittenAtEightDecimals() {
    assertEquals("0.33333333", new String(Json.rate(1 / 3.0).toBytes()));
    assertEquals("2.83250000", new String(Json.rate(new BigDecimal("2.8325")).toBytes()));
    assertArrayEquals("-0.00000001".getBytes(), Json.rate(-0.5e-8 - 1e-12).toBytes());
  }

  private static String written(double value) {
    return new String(Json.number(value).toBytes(), StandardCharsets.UTF_8);
  }

  private static Json any(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth > 4 ? 5 : 7)) {
      case 0 -> Json.Null.NULL;
      case 1 -> Json.bool(random.nextBoolean());
      case 2 -> Json.whole(random.nextLong());
      case 3 -> Json.text(words(random));
      case 4 -> Json.decimal(BigDecimal.valueOf(random.nextLong(), random.nextInt(20)));
      case 5 -> {
        var items = new ArrayList<Json>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(any(random, depth + 1));
        }
        yield Json.array(items);
      }
      default -> {
        var object = Json.object();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.put(words(random) + i, any(random, depth + 1));
        }
        yield object.end();
      }
    };
  }

  private static String words(RandomGenerator random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(6); i > 0; i--) {
      int c = random.nextInt(1, 0x11000);
      text.appendCodePoint(c >= 0xD800 && c < 0xE000 ? 0x4E2D : c);
    }
    return text.toString();
  }
}
