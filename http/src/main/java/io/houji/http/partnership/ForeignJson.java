package io.houji.http.partnership;

import io.houji.fund.ledger.Fact;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.qflp.Commitment;
import io.houji.fund.qflp.Foreign;
import io.houji.fund.qflp.QuotaUse;
import io.houji.fund.snapshot.FundForeign;
import io.houji.http.json.Json;
import io.houji.http.ledger.View;
import java.util.ArrayList;
import java.util.Locale;
import java.util.function.Function;

/** The quota of a QFLP fund and its remittances on the wire. */
final class ForeignJson {
  private static final ForeignQuotaForm QUOTA = new ForeignQuotaForm();

  private ForeignJson() {}

  static Json of(View view, Fact.Fund fund) {
    var reasons = new Reasons();
    var found = FundForeign.of(view.books(), fund.id());
    return view.label()
        .put("fund_id", fund.id())
        .put(
            "conventions",
            Json.object()
                .put("rates", "each remittance at the recorded rate of its own day, no other")
                .put("rates_zh", "每笔汇款按其当日已登记的汇率折算，不用其他日期的汇率")
                .put("rounding", "half up to the cent and the fen, per remittance")
                .end())
        .put("quota", reasons.figure("", found, each -> QUOTA.json(each.quota()).end()))
        .put("used", part(found, each -> ForeignMoney.json(each.use().used())))
        .put("left", part(found, each -> ForeignMoney.json(each.use().left())))
        .put(
            "commitments",
            part(
                found,
                each -> Json.array(each.commitments(), made -> commitment(each.use(), made))))
        .put("remittances", part(found, ForeignJson::remittances))
        .put("reasons", reasons.json())
        .end();
  }

  private static Json part(Outcome<FundForeign> found, Function<FundForeign, Json> write) {
    return found.<Json>fold(write, wrong -> Json.Null.NULL);
  }

  private static Json commitment(QuotaUse use, Commitment made) {
    Foreign undrawn = use.undrawn().getOrDefault(made.investor(), made.amount());
    return Json.object()
        .put("investor_id", made.investor())
        .put("amount", ForeignMoney.json(made.amount()))
        .put("undrawn", ForeignMoney.json(undrawn))
        .end();
  }

  /** Converted in the order of days, in which the books have them too. */
  private static Json remittances(FundForeign found) {
    var json = new ArrayList<Json>();
    for (int i = 0; i < found.remittances().size(); i++) {
      var recorded = found.remittances().get(i);
      var converted = found.use().converted().get(i);
      json.add(
          Json.object()
              .put("id", recorded.id())
              .put("date", recorded.effectiveOn())
              .put("investor_id", recorded.investorId())
              .put("way", recorded.way().name().toLowerCase(Locale.ROOT))
              .put("amount", ForeignMoney.json(recorded.amount()))
              .put("registration", recorded.registration())
              .put("yuan_per_unit", Json.decimal(converted.rate()))
              .put("yuan", converted.yuan())
              .put("of_quota", ForeignMoney.json(converted.ofQuota()))
              .end());
    }
    return Json.array(json);
  }
}
