package io.houji.scoring.applicant;

import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;

/** What an application says in one field (取值): of its kind, missing, or one of the specials. */
public sealed interface Value {

  /** Renminbi. */
  record Amount(Money money) implements Value {
    @Override
    public String text() {
      return money.toYuanText();
    }
  }

  /** A fraction, or a number in the field's unit. */
  record Quantity(BigDecimal number) implements Value {
    @Override
    public String text() {
      return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }
  }

  record Day(LocalDate date) implements Value {
    @Override
    public String text() {
      return date.toString();
    }
  }

  record Flag(boolean yes) implements Value {
    @Override
    public String text() {
      return yes ? "true" : "false";
    }
  }

  /** One of a closed list. */
  record Choice(String level) implements Value {
    @Override
    public String text() {
      return level;
    }
  }

  /** Nothing was said. */
  enum Missing implements Value {
    MISSING;

    @Override
    public String text() {
      return "";
    }
  }

  record NotGiven(Special why) implements Value {
    @Override
    public String text() {
      return why.slug();
    }
  }

  /** As it may be written in an application; equal values have equal texts. */
  String text();

  default boolean isKnown() {
    return !(this instanceof Missing) && !(this instanceof NotGiven);
  }
}
