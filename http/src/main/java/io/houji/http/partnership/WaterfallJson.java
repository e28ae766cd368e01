package io.houji.http.partnership;

import io.houji.fund.ledger.Fact;
import io.houji.fund.money.Ratio;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.snapshot.FundWaterfall;
import io.houji.fund.waterfall.Clawback;
import io.houji.fund.waterfall.Flow;
import io.houji.fund.waterfall.Row;
import io.houji.fund.waterfall.Totals;
import io.houji.http.json.Json;
import io.houji.http.ledger.View;
import java.util.Locale;

/** The waterfall of a fund on the wire. */
final class WaterfallJson {
  private static final AgreementForm AGREEMENT = new AgreementForm();

  private WaterfallJson() {}

  static Json of(View view, Fact.Fund fund) {
    var reasons = new Reasons();
    var found = FundWaterfall.of(view.books(), fund.id());
    return view.label()
        .put("fund_id", fund.id())
        .put(
            "conventions",
            Json.object()
                .put("distributions", "all cash paid out on the day, before it is shared")
                .put("distributions_zh", "分配额为当日全部现金分配，尚未在各方之间划分")
                .put("day_count", "act/365f")
                .put("rounding", "whole fen; the parts sum to the cash")
                .end())
        .put("agreement", reasons.figure("", found, each -> AGREEMENT.json(each.agreement()).end()))
        .put(
            "waterfall",
            found.<Json>fold(right -> waterfall(view, right, reasons), wrong -> Json.Null.NULL))
        .put("reasons", reasons.json())
        .end();
  }

  private static Json waterfall(View view, FundWaterfall found, Reasons reasons) {
    var waterfall = found.waterfall();
    var sums = waterfall.conservation();
    return Json.object()
        .put("rows", Json.array(waterfall.rows(), WaterfallJson::row))
        .put("totals", totals(waterfall.totals(), reasons))
        .put("unreturned_capital", waterfall.unreturnedCapital())
        .put("unpaid_preferred", found.unpaidPreferred(view.asOf()))
        .putOrNull("clawback_test", found.test(), WaterfallJson::test)
        .put("if_sold", reasons.figure("/waterfall", found.ifSold(), WaterfallJson::ifSold))
        .put(
            "conservation",
            Json.object()
                .put("cash", sums.cash())
                .put("tiers", sums.tiers())
                .put("lp", sums.lp())
                .put("gp", sums.gp())
                .put("holds", sums.holds())
                .end())
        .end();
  }

  private static Json ifSold(FundWaterfall.IfSold sold) {
    return Json.object()
        .put("date", sold.on())
        .put("value", sold.value())
        .put("lp", sold.lp())
        .put("gp", sold.gp())
        .put("carry_accrued", sold.carryAccrued())
        .end();
  }

  private static Json test(Clawback.Test test) {
    return Json.object()
        .put("date", test.on())
        .put("stage", test.stage().name().toLowerCase(Locale.ROOT))
        .put("value", test.value())
        .end();
  }

  private static Json row(Row row) {
    var tiers = row.tiers();
    return Json.object()
        .put("date", row.on())
        .put("event", row.event().name().toLowerCase(Locale.ROOT))
        .put("deal", row.deal().equals(Flow.FUND) ? Json.Null.NULL : Json.text(row.deal()))
        .put("call", row.call())
        .put("distributed", row.distributed())
        .put(
            "tiers",
            Json.object()
                .put("return_of_capital", tiers.returnOfCapital())
                .put("preferred", tiers.preferred())
                .put("catch_up_lp", tiers.catchUpLp())
                .put("catch_up_gp", tiers.catchUpGp())
                .put("split_lp", tiers.splitLp())
                .put("split_gp", tiers.splitGp())
                .end())
        .put("lp", row.lp())
        .put("gp", row.gp())
        .put("unreturned_capital", row.unreturnedCapital())
        .put("unpaid_preferred", row.unpaidPreferred())
        .end();
  }

  private static Json totals(Totals totals, Reasons reasons) {
    return Json.object()
        .put("paid_in", totals.paidIn())
        .put("recallable", totals.recallable())
        .put("paid_in_netted", totals.paidInNetted())
        .put("distributed", totals.distributed())
        .put("carry_paid", totals.carryPaid())
        .put("clawback", totals.clawback())
        .put("lp", totals.lp())
        .put("gp", totals.gp())
        .put("lp_dpi", ratio("/waterfall/totals/lp_dpi", totals.lpDpi(), reasons))
        .put(
            "gp_share_of_profit",
            ratio("/waterfall/totals/gp_share_of_profit", totals.gpShareOfProfit(), reasons))
        .end();
  }

  /** Without the engine's own pointer, which is the flows'. */
  private static Json ratio(String pointer, Outcome<Ratio> ratio, Reasons reasons) {
    return ratio.<Json>fold(
        each -> Json.rate(each.value()),
        problems -> {
          problems.forEach(p -> reasons.add(pointer, new Problem(p.code(), "", p.say())));
          return Json.Null.NULL;
        });
  }
}
