package io.houji.http.json;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Written forms of numbers, money, dates and moments. ASCII digits only. */
final class Forms {
  static final Pattern DATE = Pattern.compile("(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}");
  static final Pattern MOMENT =
      Pattern.compile(
          "(19|2[0-9])[0-9]{2}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}(:[0-9]{2}([.][0-9]{1,6})?)?"
              + "(Z|[+-][0-9]{2}:[0-9]{2})");
  static final Pattern CNY = Pattern.compile("CNY");

  /** Sixteen digits of yuan: below what a long of fen holds, so that no reading overflows. */
  private static final Pattern YUAN = Pattern.compile("-?(0|[1-9][0-9]{0,15})([.][0-9]{1,2})?");

  private static final String YUAN_SAY =
      "must be yuan as text with at most two decimals and sixteen digits, such as 5000000.00";

  private static final Pattern NUMBER =
      Pattern.compile("-?(0|[1-9][0-9]*)([.][0-9]+)?([eE][+-]?[0-9]+)?");

  private Forms() {}

  static Outcome<Money> yuan(Json value) {
    if (value instanceof Json.Text text && YUAN.matcher(text.value()).matches()) {
      var money = Money.yuan(text.value());
      boolean minusZero = text.value().startsWith("-") && money.fen() == 0;
      return minusZero
          ? Outcome.rejected(Code.MALFORMED, "", "zero has no sign")
          : Outcome.ok(money);
    }
    return Outcome.rejected(Code.MALFORMED, "", YUAN_SAY);
  }

  /** The form of a JSON number, with the limits of {@link JsonReader}. */
  static Outcome<BigDecimal> number(String text) {
    if (text.length() > JsonReader.NUMBER_CHARS_MAX || !NUMBER.matcher(text).matches()) {
      return Outcome.rejected(Code.MALFORMED, "", "must be a decimal such as 1234.5");
    }
    return JsonReader.read(text.getBytes(StandardCharsets.UTF_8))
        .fold(
            json -> Outcome.ok(((Json.Num) json).value()),
            problems ->
                Outcome.rejected(Code.OUT_OF_RANGE, "", "must be a number a double can hold"));
  }

  static String plain(double bound) {
    return new String(Json.number(bound).toBytes(), StandardCharsets.UTF_8);
  }
}
