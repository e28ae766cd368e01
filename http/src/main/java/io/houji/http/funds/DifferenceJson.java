package io.houji.http.funds;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import io.houji.fund.snapshot.Cause;
import io.houji.fund.snapshot.Difference;
import io.houji.http.json.Json;
import io.houji.http.ledger.Views;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

/** A difference report on the wire; each cause also as a sentence. */
final class DifferenceJson {
  /** Figures that are money; the others are ratios and counts. */
  private static final Set<String> MONEY =
      Set.of(
          "committed",
          "paid_in",
          "invested",
          "realised",
          "fees",
          "distributed",
          "net_asset_value",
          "financing",
          "seed_cost");

  private DifferenceJson() {}

  static Json of(Views.Compared both, Difference difference) {
    var causes = difference.causes();
    return Json.object()
        .put("from", both.old().label().end())
        .put("to", both.now().label().end())
        .put(
            "convention",
            "Causes are taken one after the other in the order of their commits, levels of indices"
                + " first; a part is what the figure moved at that step. Parts of a figure add up to"
                + " its change. Figures of the cluster, of all funds pooled too, are split by fund.")
        .put(
            "causes",
            Json.array(
                IntStream.range(0, causes.size()).boxed().toList(), i -> cause(i, causes.get(i))))
        .put("figures", Json.array(difference.figures(), DifferenceJson::figure))
        .end();
  }

  private static Json cause(int number, Cause cause) {
    var fact = cause.fact();
    return Json.object()
        .put("number", number)
        .put("event", cause.event().name().toLowerCase(Locale.ROOT))
        .put("kind", kind(fact))
        .put("id", fact.id())
        .putOrNull("fund_id", cause.fund(), Json::text)
        .putOrNull("old_effective_on", cause.old().map(Fact::effectiveOn), Json::date)
        .putOrNull("new_effective_on", cause.now().map(Fact::effectiveOn), Json::date)
        .putOrNull("old_amount", cause.oldAmount(), Json::money)
        .putOrNull("new_amount", cause.newAmount(), Json::money)
        .putOrNull("relative", cause.relative(), Json::rate)
        .put("recorded_seq", cause.commit().seq())
        .put("recorded_at", cause.commit().recordedAt())
        .put("source", cause.commit().source())
        .putOrNull("reason", Optional.ofNullable(cause.commit().reason()), Json::text)
        .put("summary", say(cause))
        .put("summary_zh", sayInChinese(cause))
        .end();
  }

  private static String kind(Fact fact) {
    return fact.getClass()
        .getSimpleName()
        .replaceAll("(?<=[a-z])(?=[A-Z])", "_")
        .toLowerCase(Locale.ROOT);
  }

  private static LocalDate recordedOn(Cause cause) {
    return LocalDate.ofInstant(cause.commit().recordedAt(), Json.CHINA);
  }

  /** {@code NAV of F12 on 2025-12-31 restated on 2026-04-03: -3.1 %}. */
  private static String say(Cause cause) {
    var fact = cause.fact();
    var said = new StringBuilder(named(fact));
    cause
        .fund()
        .filter(id -> !(fact instanceof Fact.Fund))
        .ifPresent(id -> said.append(" of " + id));
    said.append(" on ").append(fact.effectiveOn());
    said.append(
        switch (cause.event()) {
          case RECORDED -> " recorded on ";
          case FELL_DUE -> " came into the period; recorded on ";
          case RESTATED -> " restated on ";
          case RETRACTED -> " taken back on ";
        });
    said.append(recordedOn(cause));
    amount(cause).ifPresent(amount -> said.append(": ").append(amount));
    return said.toString();
  }

  private static String sayInChinese(Cause cause) {
    var fact = cause.fact();
    var said = new StringBuilder();
    cause.fund().filter(id -> !(fact instanceof Fact.Fund)).ifPresent(id -> said.append(id + " "));
    said.append(fact.effectiveOn()).append(' ').append(namedInChinese(fact)).append("于 ");
    said.append(recordedOn(cause));
    said.append(
        switch (cause.event()) {
          case RECORDED -> " 入账";
          case FELL_DUE -> " 入账，在本期间内生效";
          case RESTATED -> " 重述";
          case RETRACTED -> " 撤销";
        });
    amount(cause).ifPresent(amount -> said.append("：").append(amount));
    return said.toString();
  }

  /** The change in percent where it is a restatement, else the amount in yuan. */
  private static Optional<String> amount(Cause cause) {
    if (cause.event() == Cause.Event.RESTATED) {
      return cause.relative().map(DifferenceJson::percent);
    }
    return cause.newAmount().or(cause::oldAmount).map(money -> money.toYuanText() + " CNY");
  }

  private static String percent(double relative) {
    var percent = BigDecimal.valueOf(relative).movePointRight(2).setScale(1, RoundingMode.HALF_UP);
    return (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %";
  }

  private static String named(Fact fact) {
    if (fact instanceof Fact.Valuation value) {
      return value.ofWholeFund() ? "NAV" : "Value of a holding";
    }
    if (fact instanceof Fact.CashFlow flow) {
      var kind = flow.kind().wire().replace('_', ' ');
      return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + " " + flow.id();
    }
    if (fact instanceof Fact.IndexLevel level) {
      return "Level of index " + level.indexId();
    }
    var kind = kind(fact).replace('_', ' ');
    return kind.substring(0, 1).toUpperCase(Locale.ROOT) + kind.substring(1) + " " + fact.id();
  }

  private static String namedInChinese(Fact fact) {
    if (fact instanceof Fact.Valuation value) {
      return value.ofWholeFund() ? "净值" : "持仓估值";
    }
    if (fact instanceof Fact.CashFlow flow) {
      return flow.kind().zh() + " " + flow.id();
    }
    if (fact instanceof Fact.Commitment) {
      return "认缴 " + fact.id();
    }
    if (fact instanceof Fact.IndexLevel level) {
      return "指数点位 " + level.indexId();
    }
    if (fact instanceof Fact.Fund) {
      return "基金 " + fact.id();
    }
    if (fact instanceof Fact.Project project) {
      return "项目 " + project.id() + "（" + Optional.of(project.status()).map(Term::zh).get() + "）";
    }
    if (fact instanceof Fact.ProjectRound) {
      return "投资轮次 " + fact.id();
    }
    return fact instanceof Fact.Financing ? "融资 " + fact.id() : "事实 " + fact.id();
  }

  private static Json figure(Difference.Changed changed) {
    String name = changed.figure();
    Function<BigDecimal, Json> write = MONEY.contains(name) ? DifferenceJson::money : Json::decimal;
    return Json.object()
        .putOrNull("fund_id", changed.fund(), Json::text)
        .put("figure", name)
        .putOrNull("old", changed.old(), write)
        .putOrNull("new", changed.now(), write)
        .putOrNull("change", changed.change(), write)
        .put("parts", Json.array(changed.parts(), part -> part(part, write)))
        .end();
  }

  private static Json part(Difference.Part part, Function<BigDecimal, Json> write) {
    return Json.object()
        .put("causes", Json.array(part.causes(), number -> Json.whole(number)))
        .putOrNull("fund_id", part.fund(), Json::text)
        .putOrNull("old", part.old(), write)
        .putOrNull("new", part.now(), write)
        .putOrNull("change", part.change(), write)
        .end();
  }

  private static Json money(BigDecimal yuan) {
    return Json.money(Money.yuan(yuan));
  }
}
