package io.houji.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.houji.fund.testing.Cases;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class JsonTest {
  @Test
  void anObjectIsAMapInTheOrderOfItsNames() {
    var random = Cases.random(8);
    for (int run = 0; run < 500; run++) {
      var plain = new LinkedHashMap<String, Json>();
      var built = Json.object();
      int names = random.nextInt(0, 150);
      for (int i = 0; i < names; i++) {
        String name = "n" + random.nextInt(400);
        var value = Json.whole(i);
        if (plain.putIfAbsent(name, value) == null) {
          built.put(name, value);
        }
      }

      var fields = built.end().fields();

      assertEquals(List.copyOf(plain.keySet()), List.copyOf(fields.keySet()));
      assertEquals(plain, fields);
      assertEquals(fields, plain);
      assertEquals(plain.hashCode(), fields.hashCode());
      for (int i = 0; i < 400; i++) {
        assertEquals(plain.get("n" + i), fields.get("n" + i));
        assertEquals(plain.containsKey("n" + i), fields.containsKey("n" + i));
      }
      var walked = new LinkedHashMap<String, Json>();
      fields.forEach(walked::put);
      assertEquals(plain, walked);
      assertThrows(UnsupportedOperationException.class, () -> fields.put("x", Json.whole(1)));
    }
  }

  @Test
  void namesThatMeetInOnePlaceAreToldApart() {
    // "Aa" and "BB" have one hash, and so have all words made of them.
    var built = Json.object();
    for (int i = 0; i < 256; i++) {
      var name = new StringBuilder();
      for (int bit = 0; bit < 8; bit++) {
        name.append((i >> bit & 1) == 0 ? "Aa" : "BB");
      }
      built.put(name.toString(), i);
    }
    assertEquals(256, built.end().fields().size());
  }

  @Test
  void whatIsMadeDoesNotChange() {
    var built = Json.object().put("a", 1);
    var made = built.end();
    assertThrows(IllegalStateException.class, () -> built.put("b", 2));
    assertEquals(Map.of("a", Json.whole(1)), made.fields());
  }

  @Test
  void aNameGivenTwiceIsRefused() {
    assertThrows(IllegalStateException.class, () -> Json.object().put("a", 1).put("a", 2));
    for (int names : new int[] {1, 8, 9, 64, 65, 200}) {
      var text = new StringBuilder("{");
      for (int i = 0; i < names; i++) {
        text.append("\"n").append(i).append("\":1,");
      }
      assertTrue(read(text + "\"other\":1}"));
      assertFalse(read(text + "\"n0\":1}"));
    }
  }

  private static boolean read(String text) {
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8)).fold(json -> true, no -> false);
  }

  @Test
  void ratesAreRoundedHalfUpFromTheExactDouble() {
    var random = Cases.random(9);
    for (int i = 0; i < 200_000; i++) {
      double value =
          switch (i % 4) {
            case 0 -> random.nextDouble(-1, 1);
            case 1 -> random.nextInt(-2_000_000, 2_000_000) / 1e6 + 0.5e-8;
            case 2 -> random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L) / 2e8;
            default -> random.nextGaussian() * Math.pow(10, random.nextInt(-12, 15));
          };
      var exact = new BigDecimal(value).setScale(8, RoundingMode.HALF_UP);
      assertEquals(new Json.Num(exact), Json.rate(value), () -> "" + value);
    }
    assertEquals(Json.rate(0.0), Json.rate(-0.0));
  }
}
