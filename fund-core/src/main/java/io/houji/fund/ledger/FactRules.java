package io.houji.fund.ledger;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Problem;
import io.houji.fund.outcome.Problem.Code;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one fact alone shows to be impossible. The tables refuse the same things; these rules say
 * which field it is, and all of them at once.
 */
final class FactRules {
  private static final LocalDate FIRST_DAY = LocalDate.of(1980, 1, 1);
  private static final LocalDate FIRST_DAY_OF_FIRMS = LocalDate.of(1900, 1, 1);
  private static final LocalDate LAST_DAY = LocalDate.of(2100, 12, 31);

  private final String at;
  private final List<Problem> problems = new ArrayList<>();

  private FactRules(String at) {
    this.at = at;
  }

  /** Everything wrong with {@code fact}; pointers begin with {@code at}. */
  static List<Problem> check(String at, Fact fact) {
    var rules = new FactRules(at);
    rules.day(fact);
    if (fact instanceof Fact.Investor investor) {
      rules.only(
          investor.fundId(),
          "/fund_id",
          investor.source() == MoneySource.CLUSTER_FUND,
          "is for investors whose source is cluster_fund");
    } else if (fact instanceof Fact.Commitment commitment) {
      rules.check(commitment);
    } else if (fact instanceof Fact.CashFlow flow) {
      rules.check(flow);
    } else if (fact instanceof Fact.Valuation valuation) {
      rules.check(valuation);
    } else if (fact instanceof Fact.ProjectRound round) {
      rules.positive(round.cost(), "/cost");
    } else if (fact instanceof Fact.Financing financing) {
      rules.positive(financing.amount(), "/amount");
    } else if (fact instanceof Fact.IndexLevel level && level.level().signum() <= 0) {
      rules.add(Code.OUT_OF_RANGE, "/level", "must be above zero");
    } else if (fact instanceof Fact.ExchangeRate rate) {
      rules.check(rate);
    }
    return rules.problems;
  }

  private void day(Fact fact) {
    var first =
        fact instanceof Fact.Firm || fact instanceof Fact.IndexLevel
            ? FIRST_DAY_OF_FIRMS
            : FIRST_DAY;
    if (fact.effectiveOn().isBefore(first) || fact.effectiveOn().isAfter(LAST_DAY)) {
      add(
          Code.OUT_OF_RANGE,
          fact.lasts() ? "/effective_on" : "/date",
          "must be from " + first + " to " + LAST_DAY);
    }
  }

  private void check(Fact.Commitment commitment) {
    positive(commitment.amount(), "/amount");
    only(
        commitment.fromFundId(),
        "/from_fund_id",
        commitment.source() == MoneySource.CLUSTER_FUND,
        "is for money whose source is cluster_fund");
    if (commitment.fundId().equals(commitment.fromFundId())) {
      add(Code.CONTRADICTION, "/from_fund_id", "a fund cannot commit money to itself");
    }
  }

  private void check(Fact.CashFlow flow) {
    positive(flow.amount(), "/amount");
    boolean out = flow.kind() == FlowKind.DISTRIBUTION;
    boolean holding = flow.kind() == FlowKind.INVESTMENT || flow.kind() == FlowKind.REALISATION;
    only(
        flow.component(),
        "/component",
        out || flow.kind() == FlowKind.REALISATION,
        "is for distributions and realisations");
    only(flow.recallable() ? true : null, "/recallable", out, "is for distributions");
    only(flow.feeKind(), "/fee_kind", flow.kind() == FlowKind.FEE, "is for fees");
    only(
        flow.investorId(),
        "/investor_id",
        out || flow.kind() == FlowKind.CAPITAL_CALL,
        "is for capital calls and distributions");
    String ofHoldings = "is for investments and realisations";
    only(flow.targetFundId(), "/target_fund_id", holding, ofHoldings);
    boolean ofDeals = holding || out || flow.kind() == FlowKind.CAPITAL_CALL;
    String andDeals = "is for investments and realisations, and for the deal of a call or payment";
    only(flow.firmId(), "/firm_id", ofDeals, andDeals);
    only(flow.projectId(), "/project_id", ofDeals, andDeals);
    if (flow.targetFundId() != null && (flow.firmId() != null || flow.projectId() != null)) {
      add(Code.CONTRADICTION, "/target_fund_id", "a holding is a fund or a firm, not both");
    }
    if (flow.fundId().equals(flow.targetFundId())) {
      add(Code.CONTRADICTION, "/target_fund_id", "a fund cannot invest in itself");
    }
  }

  private void check(Fact.Valuation valuation) {
    if (valuation.value().fen() < 0) {
      add(Code.OUT_OF_RANGE, "/value", "must not be negative");
    }
    if (valuation.firmId() != null && valuation.projectId() != null) {
      add(Code.CONTRADICTION, "/project_id", "a value is of a firm or of a project, not of both");
    }
    if (valuation.technique() == Technique.FUND_STATEMENT && !valuation.ofWholeFund()) {
      add(Code.CONTRADICTION, "/technique", "fund_statement values a whole fund");
    }
  }

  private void check(Fact.ExchangeRate rate) {
    if (rate.yuanPerUnit().signum() <= 0) {
      add(Code.OUT_OF_RANGE, "/yuan_per_unit", "must be above zero");
    }
    if (rate.currency().equals("CNY")) {
      add(Code.OUT_OF_RANGE, "/currency", "must be a foreign currency");
    }
  }

  private void positive(Money amount, String pointer) {
    if (amount.fen() <= 0) {
      add(Code.OUT_OF_RANGE, pointer, "must be above zero: the kind gives the direction");
    }
  }

  private void only(@Nullable Object value, String pointer, boolean allowed, String say) {
    if (value != null && !allowed) {
      add(Code.CONTRADICTION, pointer, say);
    }
  }

  private void add(Code code, String pointer, String say) {
    problems.add(new Problem(code, at + pointer, say));
  }
}
