package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.waterfall.CarryAccrual;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.Locale;

/** 计提业绩报酬: carry in the books if all were sold at its value today; see {@link CarryAccrual}. */
final class CarryAccrualCalculation {
  private static final int POSITIONS_MAX = 1_000;

  private CarryAccrualCalculation() {}

  private enum Method {
    WHOLE_FUND,
    DEAL_BY_DEAL
  }

  static Calculation offer() {
    return Calculation.of(
        CarryAccrualCalculation.class, "carry_accrual", CarryAccrualCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var method = fields.orElse("method", Kind.choice(Method.class), Method.WHOLE_FUND);
    var carry = fields.required("carry", Inputs.fraction());
    var positions =
        fields.list("positions", 1, POSITIONS_MAX, Kind.object(each -> position(each, unit)));
    var accrued = fields.optional("already_accrued", unit.notNegative());
    var expenses = fields.optional("fund_expenses", unit.notNegative());
    boolean byDeal = method.isRight() && method.get() == Method.DEAL_BY_DEAL;
    if (byDeal && accrued.isRight() && accrued.get().isPresent()) {
      fields.refuse(
          new Problem(
              Code.CONTRADICTION,
              "/already_accrued",
              "belongs to the whole fund, not to its deals"));
    }
    if (!byDeal && expenses.isRight() && expenses.get().isPresent()) {
      fields.refuse(
          new Problem(
              Code.CONTRADICTION, "/fund_expenses", "are spread over deals only: deal_by_deal"));
    }
    return fields.buildOutcome(
        () -> {
          var found =
              byDeal
                  ? CarryAccrual.dealByDeal(
                      positions.get(), carry.get(), expenses.get().orElse(Money.ZERO))
                  : CarryAccrual.of(positions.get(), carry.get(), accrued.get().orElse(Money.ZERO));
          return found.map(accrual -> write(method.get(), accrual, unit));
        });
  }

  private static Outcome<CarryAccrual.Position> position(Fields fields, SmallestUnit unit) {
    var cost = fields.required("cost", unit.notNegative());
    var received = fields.required("received", unit.notNegative());
    var value = fields.required("value", unit.notNegative());
    return fields.build(() -> new CarryAccrual.Position(cost.get(), received.get(), value.get()));
  }

  private static Json write(Method method, CarryAccrual accrual, SmallestUnit unit) {
    return Json.object()
        .put("method", method.name().toLowerCase(Locale.ROOT))
        .put("target", unit.show(accrual.target()))
        .put("delta", unit.show(accrual.delta()))
        .put("positions", Json.array(accrual.positions(), unit::show))
        .end();
  }
}
