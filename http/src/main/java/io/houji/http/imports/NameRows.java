package io.houji.http.imports;

import io.houji.fund.ledger.DayPrecision;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Head;
import io.houji.fund.ledger.MoneySource;
import io.houji.fund.ledger.SocialCreditCode;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 出资人, 企业, 指数点位 and 汇率: investors, firms, index levels and exchange rates. */
final class NameRows {

  private static final int NAME = 200;
  private static final int SECTOR = 100;
  private static final int DECIMALS = 8;

  /** Firms and indices may be older than the ledger. */
  private static final int OLDEST = 1900;

  private NameRows() {}

  static List<Fact> investor(Cells cells, LocalDate positionOn) {
    var id = cells.id("investor_id");
    var name = cells.text("name", NAME);
    var source = cells.term("source", MoneySource.class);
    var fund = cells.id("fund_id");
    var since = cells.day("since");
    boolean illustrative = cells.illustrative();
    if (id == null || name == null || source == null || since == null) {
      return List.of();
    }
    if (fund != null && source != MoneySource.CLUSTER_FUND) {
      cells.wrong(Code.CONTRADICTION, "fund_id", "only where the source is cluster_fund");
    }
    var head = new Head(id, since, DayPrecision.DAY, illustrative);
    return List.of(new Fact.Investor(head, name, source, fund));
  }

  static List<Fact> firm(Cells cells, LocalDate positionOn) {
    var id = cells.id("firm_id");
    var name = cells.text("name", NAME);
    var code = code(cells);
    var sector = cells.text("sector", SECTOR);
    var founded = cells.day("founded_on", OLDEST);
    var place = cells.text("place", NAME);
    var since = cells.day("since", OLDEST);
    boolean illustrative = cells.illustrative();
    if (id == null || name == null || since == null) {
      return List.of();
    }
    var head = new Head(id, since, DayPrecision.DAY, illustrative);
    return List.of(new Fact.Firm(head, name, code, sector, founded, place));
  }

  private static @Nullable SocialCreditCode code(Cells cells) {
    var text = cells.text("social_credit_code", NAME);
    if (text == null) {
      return null;
    }
    var read = SocialCreditCode.read(text, "social_credit_code");
    if (read instanceof Outcome.Ok<SocialCreditCode> ok) {
      return ok.value();
    }
    if (read instanceof Outcome.Rejected<SocialCreditCode> rejected) {
      rejected.problems().forEach(p -> cells.wrong(p.code(), "social_credit_code", p.say()));
    }
    return null;
  }

  static List<Fact> indexLevel(Cells cells, LocalDate positionOn) {
    var index = cells.id("index_id");
    var day = cells.day("date", OLDEST);
    var level = positive(cells, "level", new BigDecimal("1e16"));
    boolean illustrative = cells.illustrative();
    if (index == null || day == null || level == null) {
      return List.of();
    }
    var head = new Head(index + "-" + day, day, DayPrecision.DAY, illustrative);
    return List.of(new Fact.IndexLevel(head, index, level));
  }

  static List<Fact> exchangeRate(Cells cells, LocalDate positionOn) {
    var currency = cells.text("currency", NAME);
    var day = cells.day("date");
    var rate = positive(cells, "yuan_per_unit", new BigDecimal("1e10"));
    var source = cells.text("source", NAME);
    boolean illustrative = cells.illustrative();
    if (currency != null && (!currency.matches("[A-Z]{3}") || currency.equals("CNY"))) {
      cells.wrong(Code.MALFORMED, "currency", "three capital letters, not CNY");
    }
    if (currency == null || day == null || rate == null) {
      return List.of();
    }
    var head = new Head(currency + "-" + day, day, DayPrecision.DAY, illustrative);
    return List.of(new Fact.ExchangeRate(head, currency, rate, source));
  }

  private static @Nullable BigDecimal positive(Cells cells, String key, BigDecimal below) {
    var number = cells.number(key);
    if (number == null) {
      return null;
    }
    if (number.signum() == 0
        || number.compareTo(below) >= 0
        || number.stripTrailingZeros().scale() > DECIMALS) {
      cells.wrong(
          Code.OUT_OF_RANGE,
          key,
          "more than zero, below " + below.toPlainString() + ", at most 8 decimals");
      return null;
    }
    return number;
  }
}
