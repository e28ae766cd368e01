package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FlowKind;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.portfolio.Concentration;
import io.houji.fund.portfolio.LookThrough;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 集群穿透: where the money that outside investors paid in has ended up, through funds that hold funds,
 * at cost.
 *
 * <pre>
 *   a fund holds   what it invested in each fund, firm and project since its first day, at cost,
 *                  and what it has not invested: max(0, paid in − invested)
 *   external       paid in by all investors, less what the funds put into each other
 * </pre>
 *
 * <p>Investments are not lessened by money that came back: this is where money went, not what is
 * left. Amounts in yuan; see {@link LookThrough} for the method.
 *
 * @param plainSum paid in, all funds added up
 * @param external of it, from outside; the rest is the same money counted again
 * @param lookThrough refused where money never leaves a circle of funds, with its path
 * @param byFirm exposure to firms and projects by id; money not invested is not among them
 * @param bySector by the sector of the firm or project, in its own words
 */
public record ClusterExposure(
    Money plainSum,
    Money external,
    Outcome<LookThrough> lookThrough,
    Outcome<SortedMap<String, Double>> byFirm,
    Outcome<SortedMap<String, Double>> bySector,
    Outcome<Concentration> ofFirms,
    Outcome<Concentration> ofSectors) {

  /** Money of funds that is in no firm. */
  public static final String NOT_INVESTED = "not_invested";

  private static final String FIRM = "firm:";
  private static final String PROJECT = "project:";
  private static final String OUTSIDE = "outside";

  public static ClusterExposure of(Books books, ClusterFigures cluster) {
    var funds = new HashMap<String, Map<String, Double>>();
    var fed = new HashMap<String, Long>();
    for (FundFigures fund : cluster.funds()) {
      var held = held(fund, books);
      held.forEach(
          (part, fen) -> {
            if (books.fund(part).isPresent()) {
              fed.merge(part, fen, Math::addExact);
            }
          });
      if (!held.isEmpty()) {
        funds.put(fund.fund().id(), yuan(held));
      }
    }
    var external = new HashMap<String, Long>();
    for (FundFigures fund : cluster.funds()) {
      long paidIn = fund.totals().paidIn().fen();
      long outside = paidIn - fed.getOrDefault(fund.fund().id(), 0L);
      if (outside > 0) {
        external.put(fund.fund().id(), outside);
      }
    }
    var found = LookThrough.of(funds, Map.of(OUTSIDE, yuan(external)));
    var byFirm = found.map(ClusterExposure::byFirm);
    var bySector = found.map(all -> all.by(leaf -> sector(leaf, books)));
    return new ClusterExposure(
        cluster.totals().paidIn(),
        Money.sum(external.values().stream().map(Money::new).toList()),
        found,
        byFirm,
        bySector,
        byFirm.then(ClusterExposure::spread),
        bySector.map(ClusterExposure::invested).then(ClusterExposure::spread));
  }

  /** What a plain sum over the funds counts again. */
  public Money doubleCounted() {
    return plainSum.minus(external);
  }

  private static Map<String, Long> held(FundFigures fund, Books books) {
    var held = new TreeMap<String, Long>();
    for (Fact.CashFlow flow : fund.facts().flows()) {
      if (flow.kind() == FlowKind.INVESTMENT && flow.amount().fen() > 0) {
        held.merge(holding(flow, books), flow.amount().fen(), Math::addExact);
      }
    }
    long idle = fund.totals().paidIn().fen() - fund.totals().invested().fen();
    if (idle > 0) {
      held.put(NOT_INVESTED, idle);
    }
    return held;
  }

  private static String holding(Fact.CashFlow flow, Books books) {
    if (flow.targetFundId() != null) {
      return flow.targetFundId();
    }
    if (flow.firmId() != null) {
      return FIRM + flow.firmId();
    }
    if (flow.projectId() == null) {
      return ClusterFigures.NOT_STATED;
    }
    var firm = Optional.ofNullable(books.projects().get(flow.projectId())).map(p -> p.firmId());
    return firm.map(id -> FIRM + id).orElse(PROJECT + flow.projectId());
  }

  private static Map<String, Double> yuan(Map<String, Long> fen) {
    var yuan = new TreeMap<String, Double>();
    fen.forEach((name, amount) -> yuan.put(name, new Money(amount).toYuan()));
    return yuan;
  }

  private static SortedMap<String, Double> byFirm(LookThrough found) {
    var firms = new TreeMap<String, Double>();
    found
        .byLeaf()
        .forEach(
            (leaf, amount) -> {
              if (!leaf.equals(NOT_INVESTED)) {
                firms.merge(leaf.substring(leaf.indexOf(':') + 1), amount, Double::sum);
              }
            });
    return firms;
  }

  private static String sector(String leaf, Books books) {
    if (leaf.equals(NOT_INVESTED)) {
      return NOT_INVESTED;
    }
    Optional<String> sector = Optional.empty();
    if (leaf.startsWith(FIRM)) {
      sector =
          Optional.ofNullable(books.firms().get(leaf.substring(FIRM.length())))
              .map(Fact.Firm::sector);
    } else if (leaf.startsWith(PROJECT)) {
      sector =
          Optional.ofNullable(books.projects().get(leaf.substring(PROJECT.length())))
              .map(Fact.Project::sector);
    }
    return sector.orElse(ClusterFigures.NOT_STATED);
  }

  private static SortedMap<String, Double> invested(SortedMap<String, Double> bySector) {
    var invested = new TreeMap<>(bySector);
    invested.headMap(NOT_INVESTED, true).tailMap(NOT_INVESTED).clear();
    return invested;
  }

  private static Outcome<Concentration> spread(SortedMap<String, Double> exposures) {
    return Concentration.of(exposures.values().stream().mapToDouble(Double::doubleValue).toArray());
  }
}
