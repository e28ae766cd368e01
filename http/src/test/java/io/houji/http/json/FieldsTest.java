package io.houji.http.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** One row per way in which a field can be wrong. */
class FieldsTest {
  private enum Layer {
    MOTHER_FUND,
    SUB_FUND
  }

  private static Json json(String text) {
    return ((Outcome.Ok<Json>) JsonReader.read(text.getBytes(StandardCharsets.UTF_8))).value();
  }

  private static String shown(Outcome<?> outcome) {
    return outcome.fold(
        String::valueOf,
        problems ->
            problems.stream()
                .map(problem -> problem.code() + " " + problem.where())
                .collect(Collectors.joining(", ")));
  }

  private static Kind<?> kind(String name) {
    return switch (name) {
      case "text" -> Kind.text(1, 4);
      case "code" -> Kind.text(Pattern.compile("[A-Z]{2}[0-9]"), "two letters and a digit");
      case "date" -> Kind.date();
      case "instant" -> Kind.instant();
      case "whole" -> Kind.whole(-5, 100);
      case "ratio" -> Kind.real(0, 1);
      case "real" -> Kind.real();
      case "decimal" -> Kind.decimal(BigDecimal.ZERO, BigDecimal.TEN, 2);
      case "amount" -> Kind.amount();
      case "money" -> Kind.money();
      case "positive" -> Kind.money(new Money(1), Money.wan(1));
      case "bool" -> Kind.bool();
      case "layer" -> Kind.choice(Layer.class);
      case "list" -> Kind.list(1, 2, Kind.whole(0, 9));
      default -> throw new AssertionError(name);
    };
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # kind   | given                                   | read
          text     | "后稷"                                   | 后稷
          text     | "😀😀😀😀"                                | 😀😀😀😀
          text     | ""                                      | OUT_OF_RANGE /f
          text     | "12345"                                 | OUT_OF_RANGE /f
          text     | " a"                                    | MALFORMED /f
          text     | 1                                       | MALFORMED /f
          text     | null                                    | MISSING /f
          code     | "AB1"                                   | AB1
          code     | "AB1 "                                  | MALFORMED /f
          code     | "AB１"                                   | MALFORMED /f
          date     | "2026-04-10"                            | 2026-04-10
          date     | "2024-02-29"                            | 2024-02-29
          date     | "2026-02-29"                            | MALFORMED /f
          date     | "2026-4-10"                             | MALFORMED /f
          date     | "2026/04/10"                            | MALFORMED /f
          date     | "1899-12-31"                            | MALFORMED /f
          date     | "3000-01-01"                            | MALFORMED /f
          date     | 20260410                                | MALFORMED /f
          instant  | "2026-04-10T09:30:00+08:00"             | 2026-04-10T01:30:00Z
          instant  | "2026-04-10T09:30:00.123456Z"           | 2026-04-10T09:30:00.123456Z
          instant  | "2026-04-10T09:30:00"                   | MALFORMED /f
          instant  | "2026-04-10T25:30:00Z"                  | MALFORMED /f
          instant  | "2026-04-10T09:30:00.1234567Z"          | MALFORMED /f
          whole    | 100                                     | 100
          whole    | 1e2                                     | 100
          whole    | 101                                     | OUT_OF_RANGE /f
          whole    | -6                                      | OUT_OF_RANGE /f
          whole    | 1.9999                                  | MALFORMED /f
          whole    | 99999999999999999999                    | OUT_OF_RANGE /f
          whole    | 1e400                                   | MALFORMED /f
          whole    | "7"                                     | MALFORMED /f
          whole    | true                                    | MALFORMED /f
          ratio    | 0                                       | 0.0
          ratio    | 1                                       | 1.0
          ratio    | 1.0000000001                            | OUT_OF_RANGE /f
          ratio    | -0.1                                    | OUT_OF_RANGE /f
          ratio    | "0.5"                                   | MALFORMED /f
          real     | 1e308                                   | 1.0E308
          real     | 1e309                                   | OUT_OF_RANGE /f
          real     | 1e-400                                  | OUT_OF_RANGE /f
          decimal  | 9.99                                    | 9.99
          decimal  | 9.990                                   | 9.990
          decimal  | 9.999                                   | MALFORMED /f
          decimal  | 10.01                                   | OUT_OF_RANGE /f
          amount   | 12.345                                  | 12.345
          amount   | "12.345"                                | 12.345
          amount   | "1,000"                                 | MALFORMED /f
          amount   | "0x10"                                  | MALFORMED /f
          amount   | "1e500"                                 | OUT_OF_RANGE /f
          amount   | "NaN"                                   | MALFORMED /f
          amount   | "١٢"                                    | MALFORMED /f
          amount   | ""                                      | MALFORMED /f
          money    | {"amount":"933593.75","currency":"CNY"} | 933593.75 CNY
          money    | {"amount":"-5","currency":"CNY"}        | -5.00 CNY
          money    | {"amount":"9999999999999999.99","currency":"CNY"} | 9999999999999999.99 CNY
          money    | {"amount":"99999999999999999","currency":"CNY"}   | MALFORMED /f/amount
          money    | {"amount":"1.999","currency":"CNY"}     | MALFORMED /f/amount
          money    | {"amount":"007","currency":"CNY"}       | MALFORMED /f/amount
          money    | {"amount":"-0.00","currency":"CNY"}     | MALFORMED /f/amount
          money    | {"amount":"1e3","currency":"CNY"}       | MALFORMED /f/amount
          money    | {"amount":1,"currency":"USD"}           | MALFORMED /f/amount, MALFORMED /f/currency
          money    | {"amount":"1"}                          | MISSING /f/currency
          money    | {"amount":"1","currency":"CNY","u":1}   | UNKNOWN /f/u
          money    | "1.00"                                  | MALFORMED /f
          positive | {"amount":"0.00","currency":"CNY"}      | OUT_OF_RANGE /f/amount
          positive | {"amount":"10000.01","currency":"CNY"}  | OUT_OF_RANGE /f/amount
          bool     | true                                    | true
          bool     | "true"                                  | MALFORMED /f
          layer    | "sub_fund"                              | SUB_FUND
          layer    | "SUB_FUND"                              | UNKNOWN /f
          layer    | 1                                       | UNKNOWN /f
          list     | [1,2]                                   | [1, 2]
          list     | []                                      | OUT_OF_RANGE /f
          list     | [1,2,3]                                 | OUT_OF_RANGE /f
          list     | ["a",10]                                | MALFORMED /f/0, OUT_OF_RANGE /f/1
          list     | {}                                      | MALFORMED /f
          """)
  void aField(String kind, String given, String read) {
    var fields = Fields.of(json("{\"f\":" + given + "}"));
    var field = fields.required("f", kind(kind));
    assertEquals(read, shown(fields.build(() -> field.get().toString())));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          # kind  | given      | read
          whole   | 50         | 50
          whole   | 050        | MALFORMED /f
          whole   | +50        | MALFORMED /f
          whole   | 5.5        | MALFORMED /f
          whole   | ` 50`      | MALFORMED /f
          real    | 1e3        | 1000.0
          real    | NaN        | MALFORMED /f
          bool    | true       | true
          bool    | 1          | MALFORMED /f
          date    | 2026-04-10 | 2026-04-10
          layer   | sub_fund   | SUB_FUND
          text    | ``         | OUT_OF_RANGE /f
          """)
  void aQueryParameter(String kind, String given, String read) {
    var fields = Fields.ofQuery(List.of(Map.entry("f", given)));
    var field = fields.required("f", kind(kind));
    assertEquals(read, shown(fields.build(() -> field.get().toString())));
  }

  @Test
  void everyProblemIsNamedAtOnce() {
    var fields =
        Fields.of(json("{\"when\":\"soon\",\"extra\":1,\"rows\":[{\"n\":1},{\"m\":2},{}]}"));
    var when = fields.date("when");
    var name = fields.text("name", 1, 10);
    var rows =
        fields.list(
            "rows",
            1,
            10,
            Kind.object(
                row -> {
                  var n = row.whole("n", 0, 9);
                  return row.build(n::get);
                }));
    assertEquals(
        "MALFORMED /when, MISSING /name, MISSING /rows/1/n, UNKNOWN /rows/1/m, MISSING /rows/2/n,"
            + " UNKNOWN /extra",
        shown(fields.build(() -> when.get() + name.get() + rows.get())));
  }

  @Test
  void absentIsEmptyAndNeverZero() {
    var fields = Fields.of(json("{\"a\":null}"));
    var a = fields.optional("a", Kind.whole(0, 9));
    var b = fields.optional("b", Kind.whole(0, 9));
    var c = fields.orElse("c", Kind.whole(0, 9), 7L);
    assertEquals(
        "[Optional.empty, Optional.empty, 7]",
        shown(fields.build(() -> List.of(a.get(), b.get(), c.get()))));
  }

  @Test
  void anOptionalThatIsThereMustBeRight() {
    var fields = Fields.of(json("{\"a\":\"x\"}"));
    Field<Optional<Long>> a = fields.optional("a", Kind.whole(0, 9));
    assertEquals("MALFORMED /a", shown(fields.build(a)));
    assertThrows(NoSuchElementException.class, a::get);
  }

  @Test
  void whatIsNoObjectIsOneProblem() {
    for (String body : List.of("[]", "1", "null", "\"x\"")) {
      var fields = Fields.of(json(body));
      var name = fields.text("name", 1, 10);
      assertEquals("MALFORMED ", shown(fields.build(name)), body);
    }
  }

  @Test
  void aParameterGivenTwiceIsRefused() {
    var fields = Fields.ofQuery(List.of(Map.entry("f", "1"), Map.entry("f", "1")));
    var f = fields.whole("f", 0, 9);
    assertEquals("DUPLICATE /f", shown(fields.build(f)));
  }

  @Test
  void problemsAcrossFieldsJoinTheOthers() {
    var fields = Fields.of(json("{\"from\":\"2026-04-10\",\"to\":\"2026-04-09\"}"));
    var from = fields.date("from");
    var to = fields.date("to");
    if (from.isRight() && to.isRight() && to.get().isBefore(from.get())) {
      fields.refuse(new Problem(Problem.Code.CONTRADICTION, "/to", "must not be before from"));
    }
    assertEquals("CONTRADICTION /to", shown(fields.build(from)));
  }

  @Test
  void sixtyThousandUnknownFieldsAreNamedInTime() {
    var body = Json.object();
    for (int i = 0; i < 60_000; i++) {
      body.put("f" + i, 1);
    }
    var fields = Fields.of(body.end());
    var f7 = fields.whole("f7", 0, 9);
    var outcome =
        Assertions.assertTimeoutPreemptively(Duration.ofSeconds(5), () -> fields.build(f7));
    var problems = ((Outcome.Rejected<Long>) outcome).problems();
    assertEquals(59_999, problems.size());
    assertEquals("no such field; known: f7", problems.get(0).say());
  }
}
