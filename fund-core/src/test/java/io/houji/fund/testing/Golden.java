package io.houji.fund.testing;

import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.houji.fund.outcome.Outcome;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** Reads golden vectors from the test resources and opens the outcomes that tests expect. */
public final class Golden {
  private Golden() {}

  /** The file {@code vectors/name}. */
  public static JsonNode json(String name) {
    var path = "/vectors/" + name;
    try (var in = Objects.requireNonNull(Golden.class.getResourceAsStream(path), path)) {
      return new ObjectMapper().readTree(in);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** The case with this {@code id} of a file that lists {@code cases}. */
  public static JsonNode caseOf(String name, String id) {
    for (var each : json(name).get("cases")) {
      if (each.get("id").asText().equals(id)) {
        return each;
      }
    }
    throw new AssertionError("no case " + id + " in " + name);
  }

  public static double[] doubles(JsonNode array) {
    var values = new double[array.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = array.get(i).asDouble();
    }
    return values;
  }

  /** The value; a refusal fails the test with its problems. */
  public static <T> T ok(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          throw new AssertionError("refused: " + problems);
        });
  }

  /** {@code CODE /where} of every problem, in order; a value fails the test. */
  public static List<String> refusals(Outcome<?> outcome) {
    var rejected = assertInstanceOf(Outcome.Rejected.class, outcome);
    return ((Outcome.Rejected<?>) rejected)
        .problems().stream().map(p -> p.code() + " " + p.where()).toList();
  }
}
