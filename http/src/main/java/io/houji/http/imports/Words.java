package io.houji.http.imports;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.SocialCreditCode;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import io.houji.http.json.Json;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Facts and their fields as reports call them. */
final class Words {
  private Words() {}

  /** {@code investYears} as {@code invest_years}. */
  static String snake(String camel) {
    return camel.replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }

  /** The kind of a fact; cash flows by theirs, since their sums mean different things. */
  static String kind(Fact fact) {
    return fact instanceof Fact.CashFlow flow
        ? flow.kind().wire()
        : snake(fact.getClass().getSimpleName());
  }

  /** The money that a fact adds to its total; null where there is none to add. */
  static @Nullable Money amount(Fact fact) {
    if (fact instanceof Fact.Commitment commitment) {
      return commitment.amount();
    }
    if (fact instanceof Fact.CashFlow flow) {
      return flow.amount();
    }
    if (fact instanceof Fact.ProjectRound round) {
      return round.cost();
    }
    return fact instanceof Fact.Financing financing ? financing.amount() : null;
  }

  /** One field of a fact, as the other rooms write it. */
  static Json value(@Nullable Object value) {
    if (value == null) {
      return Json.Null.NULL;
    }
    if (value instanceof Money money) {
      return Json.money(money);
    }
    if (value instanceof Term term) {
      return Json.text(term.wire());
    }
    if (value instanceof BigDecimal number) {
      return Json.decimal(number);
    }
    if (value instanceof Integer number) {
      return Json.whole(number);
    }
    if (value instanceof Boolean bool) {
      return Json.bool(bool);
    }
    if (value instanceof LocalDate day) {
      return Json.date(day);
    }
    if (value instanceof SocialCreditCode code) {
      return Json.text(code.text());
    }
    return value instanceof List<?> list
        ? Json.array(list, Words::value)
        : Json.text(value.toString());
  }
}
