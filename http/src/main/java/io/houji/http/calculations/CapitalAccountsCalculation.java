package io.houji.http.calculations;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.waterfall.CapitalAccounts;
import io.houji.fund.waterfall.CapitalAccounts.Account;
import io.houji.fund.waterfall.CapitalAccounts.Investor;
import io.houji.fund.waterfall.CapitalAccounts.Posting;
import io.houji.http.json.Fields;
import io.houji.http.json.Json;
import io.houji.http.json.Kind;
import java.util.Map;

/**
 * 合伙人资本账户: each event of a fund shared out among its investors, to the smallest unit; see {@link
 * CapitalAccounts}.
 */
final class CapitalAccountsCalculation {
  private static final int INVESTORS_MAX = 200;
  private static final int POSTINGS_MAX = 2_000;
  private static final int NAME_MAX = 60;

  private CapitalAccountsCalculation() {}

  static Calculation offer() {
    return Calculation.of(
        CapitalAccountsCalculation.class, "capital_accounts", CapitalAccountsCalculation::compute);
  }

  private static Outcome<Json> compute(Fields fields) {
    var unit = SmallestUnit.of(fields);
    var investors =
        fields.list("investors", 1, INVESTORS_MAX, Kind.object(each -> investor(each, unit)));
    var postings =
        fields.list("postings", 1, POSTINGS_MAX, Kind.object(each -> posting(each, unit)));
    return fields.buildOutcome(
        () ->
            CapitalAccounts.of(investors.get(), postings.get())
                .map(
                    accounts ->
                        Json.object()
                            .put(
                                "accounts",
                                Json.array(accounts.accounts(), each -> account(each, unit)))
                            .put("fund", account(accounts.whole(), unit))
                            .end()));
  }

  private static Outcome<Investor> investor(Fields fields, SmallestUnit unit) {
    var id = fields.text("id", 1, NAME_MAX);
    var commitment = fields.required("commitment", unit.notNegative());
    return fields.build(() -> new Investor(id.get(), commitment.get()));
  }

  /** Only profit and carry may be negative. */
  private static Outcome<Posting> posting(Fields fields, SmallestUnit unit) {
    var date = fields.date("date");
    var type = fields.choice("type", CapitalAccounts.Type.class);
    boolean signed =
        type.isRight()
            && (type.get() == CapitalAccounts.Type.PROFIT
                || type.get() == CapitalAccounts.Type.CARRY);
    var kind = signed ? unit.signed() : unit.notNegative();
    var amount = fields.required("amount", kind);
    var given =
        fields.orElse("given", Inputs.byName(1, INVESTORS_MAX, kind), Map.<String, Money>of());
    return fields.build(() -> new Posting(date.get(), type.get(), amount.get(), given.get()));
  }

  private static Json account(Account account, SmallestUnit unit) {
    return Json.object()
        .put("id", account.investor().id())
        .put("commitment", unit.show(account.investor().commitment()))
        .put("called", unit.show(account.called()))
        .put("distributed", unit.show(account.distributed()))
        .put("recallable", unit.show(account.recallable()))
        .put("fees", unit.show(account.fees()))
        .put("profit", unit.show(account.profit()))
        .put("carry", unit.show(account.carry()))
        .put("unfunded", unit.show(account.unfunded()))
        .put("balance", unit.show(account.balance()))
        .end();
  }
}
