package io.houji.http.partnership;

import io.houji.fund.fees.ManagementFee;
import io.houji.fund.ledger.Fact;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import io.houji.fund.snapshot.FundCapital;
import io.houji.fund.snapshot.FundFees;
import io.houji.fund.waterfall.CapitalAccounts.Account;
import io.houji.http.json.Json;
import io.houji.http.ledger.Terms;
import io.houji.http.ledger.View;

/** The capital accounts of a fund on the wire, with the fee that its manager may charge. */
final class CapitalJson {
  private CapitalJson() {}

  static Json of(View view, Fact.Fund fund) {
    var reasons = new Reasons();
    var found = FundCapital.of(view.books(), fund.id());
    if (found instanceof Outcome.Ok<FundCapital> right && right.value().valued().isEmpty()) {
      reasons.add("/balance", new Problem(Code.MISSING, "", "no value of the fund is stated"));
    }
    return view.label()
        .put("fund_id", fund.id())
        .put(
            "conventions",
            Json.object()
                .put(
                    "shares",
                    "a flow that names an investor is his; others are shared by commitment among"
                        + " those whom no flow names; fees, carry and profit among all")
                .put("shares_zh", "注明出资人的流水归该出资人；其余按认缴在未注明者之间分摊；费用、业绩报酬与损益按认缴由全体分摊")
                .put("value", "the last statement with calls and distributions since, before carry")
                .put("value_zh", "最近一次估值加其后实缴减其后分配，未扣未付业绩报酬")
                .put("rounding", "largest remainder to the fen: accounts sum to the fund")
                .end())
        .put("valued_on", valuedOn(found))
        .put(
            "accounts",
            reasons.figure(
                "",
                found,
                each -> Json.array(each.accounts().accounts(), account -> account(each, account))))
        .put(
            "fund",
            found.<Json>fold(
                each -> figures(Json.object(), each, each.accounts().whole()),
                wrong -> Json.Null.NULL))
        .put(
            "management_fee",
            reasons.figure("/management_fee", FundFees.of(view.books(), fund), CapitalJson::fees))
        .put("reasons", reasons.json())
        .end();
  }

  private static Json valuedOn(Outcome<FundCapital> found) {
    return found.<Json>fold(
        each -> each.valued().<Json>map(Json::date).orElse(Json.Null.NULL),
        wrong -> Json.Null.NULL);
  }

  private static Json account(FundCapital of, Account account) {
    var json = Json.object().put("investor", account.investor().id());
    Terms.put(json, "source", of.sources().get(account.investor().id()));
    return figures(json, of, account);
  }

  private static Json figures(Json.Builder json, FundCapital of, Account account) {
    var valued = of.valued().map(day -> account);
    return json.put("commitment", account.investor().commitment())
        .put("called", account.called())
        .put("distributed", account.distributed())
        .put("recallable", account.recallable())
        .put("unfunded", account.unfunded())
        .put("fees", account.fees())
        .put("carry", account.carry())
        .putOrNull("profit", valued.map(Account::profit), Json::money)
        .putOrNull("balance", valued.map(Account::balance), Json::money)
        .end();
  }

  private static Json fees(FundFees fees) {
    return Json.object()
        .put("agreement_id", fees.agreement().id())
        .put("years", Json.array(fees.years(), CapitalJson::year))
        .put("total", fees.total())
        .put("due", Money.sum(fees.years().stream().map(ManagementFee::due).toList()))
        .put("held_back", Money.sum(fees.years().stream().map(ManagementFee::heldBack).toList()))
        .put("recorded", fees.recorded())
        .end();
  }

  private static Json year(ManagementFee fee) {
    return Json.object()
        .put("from", fee.from())
        .put("to", fee.to())
        .put("fee", fee.fee())
        .put("due", fee.due())
        .put("held_back", fee.heldBack())
        .end();
  }
}
