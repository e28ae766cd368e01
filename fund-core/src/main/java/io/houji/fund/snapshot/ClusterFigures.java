package io.houji.fund.snapshot;

import io.houji.fund.ledger.Books;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FinancingProduct;
import io.houji.fund.ledger.Stage;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.FundPosition;
import io.houji.fund.performance.Multiples;
import io.houji.fund.portfolio.Amplification;
import io.houji.fund.portfolio.Basis;
import io.houji.fund.portfolio.Concentration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * 基金集群指标: the figures of all funds together on one day.
 *
 * <p>Totals are plain sums over the funds and so count money of a fund of funds twice; {@code
 * amplification} takes it out and states how much. Nothing nets across funds.
 *
 * @param totals sums over the funds
 * @param amplification 放大倍数 on commitments
 * @param concentration of commitments over funds
 * @param cuts totals by vintage, type, sector and stage
 * @param financing 融资 by product since the first record
 */
public record ClusterFigures(
    LocalDate asOf,
    List<FundFigures> funds,
    FundFigures.Totals totals,
    Outcome<Multiples.SideBySide> multiples,
    Outcome<Amplification> amplification,
    Outcome<Concentration> concentration,
    Map<Cut, SortedMap<String, Part>> cuts,
    Map<FinancingProduct, Financed> financing,
    boolean illustrative) {

  /** By what the cluster is cut; a fund with several sectors counts whole in a group of its own. */
  public enum Cut {
    VINTAGE,
    TYPE,
    SECTOR,
    STAGE
  }

  /** One group of a cut. {@code multiples} is refused where a value is unknown. */
  public record Part(int count, FundFigures.Totals totals, Multiples.SideBySide multiples) {}

  /** Financings of one product. */
  public record Financed(int count, Money amount) {}

  /** The group of funds that do not state what the cut is by. */
  public static final String NOT_STATED = "not_stated";

  public ClusterFigures {
    funds = List.copyOf(funds);
    cuts = Map.copyOf(cuts);
    financing = Map.copyOf(financing);
  }

  public static ClusterFigures of(Books books) {
    return of(books, PublicSources.FISCAL_ONLY);
  }

  public static ClusterFigures of(Books books, PublicSources sources) {
    var funds = books.funds().values().stream().map(fund -> FundFigures.of(books, fund)).toList();
    return of(books, funds, sources);
  }

  /** As {@link #of(Books)}; a fund whose facts are the very same as before keeps its figures. */
  public static ClusterFigures of(Books books, Optional<ClusterFigures> before) {
    var known = new HashMap<String, FundFigures>();
    before.ifPresent(old -> old.funds.forEach(fund -> known.put(fund.fund().id(), fund)));
    var funds = new ArrayList<FundFigures>();
    for (Fact.Fund fund : books.funds().values()) {
      var facts = FundFacts.of(books, fund);
      var same = known.get(fund.id());
      funds.add(same != null && same.facts().sameAs(facts) ? same : FundFigures.of(facts));
    }
    return of(books, funds);
  }

  /** Of these funds; the books have the rest. */
  static ClusterFigures of(Books books, List<FundFigures> funds) {
    return of(books, funds, PublicSources.FISCAL_ONLY);
  }

  private static ClusterFigures of(Books books, List<FundFigures> funds, PublicSources sources) {
    var money = funds.stream().map(fund -> fund.asFundMoney(sources)).toList();
    return new ClusterFigures(
        books.asOf(),
        funds,
        sum(funds),
        rollUp(funds),
        Amplification.of(Basis.COMMITTED, money),
        Concentration.of(
            funds.stream().mapToDouble(fund -> fund.totals().committed().toYuan()).toArray()),
        cuts(funds),
        financing(books),
        books.illustrative());
  }

  private static Outcome<Multiples.SideBySide> rollUp(List<FundFigures> funds) {
    return funds.isEmpty()
        ? Outcome.rejected(Problem.Code.UNDEFINED, "/funds", "there are no funds")
        : Outcome.ok(multiples(funds));
  }

  private static Multiples.SideBySide multiples(List<FundFigures> funds) {
    return Multiples.sideBySide(
        FundPosition.rollUp(funds.stream().map(FundFigures::position).toList()));
  }

  private static FundFigures.Totals sum(List<FundFigures> funds) {
    return new FundFigures.Totals(
        sum(funds, FundFigures.Totals::committed),
        sum(funds, FundFigures.Totals::paidIn),
        sum(funds, FundFigures.Totals::invested),
        sum(funds, FundFigures.Totals::realised),
        sum(funds, FundFigures.Totals::fees),
        sum(funds, FundFigures.Totals::distributed),
        sum(funds, FundFigures.Totals::recallable));
  }

  private static Money sum(List<FundFigures> funds, Function<FundFigures.Totals, Money> of) {
    return Money.sum(funds.stream().map(FundFigures::totals).map(of).toList());
  }

  private static Map<Cut, SortedMap<String, Part>> cuts(List<FundFigures> funds) {
    var cuts = new EnumMap<Cut, SortedMap<String, Part>>(Cut.class);
    for (Cut cut : Cut.values()) {
      var groups = new TreeMap<String, List<FundFigures>>();
      for (FundFigures fund : funds) {
        groups.computeIfAbsent(group(cut, fund.fund()), name -> new ArrayList<>()).add(fund);
      }
      var parts = new TreeMap<String, Part>();
      groups.forEach(
          (name, group) -> parts.put(name, new Part(group.size(), sum(group), multiples(group))));
      cuts.put(cut, parts);
    }
    return cuts;
  }

  static String group(Cut cut, Fact.Fund fund) {
    return switch (cut) {
      case VINTAGE -> Integer.toString(fund.vintage());
      case TYPE -> fund.fundType().wire();
      case SECTOR -> fund.sectors().isEmpty() ? NOT_STATED : String.join("、", fund.sectors());
      case STAGE -> Optional.ofNullable(fund.stage()).map(Stage::wire).orElse(NOT_STATED);
    };
  }

  private static Map<FinancingProduct, Financed> financing(Books books) {
    var byProduct = new EnumMap<FinancingProduct, Financed>(FinancingProduct.class);
    for (Fact.Financing financing : books.financings()) {
      byProduct.merge(
          financing.product(),
          new Financed(1, financing.amount()),
          (a, b) -> new Financed(a.count() + b.count(), a.amount().plus(b.amount())));
    }
    return byProduct;
  }

  /** All financings together. */
  public Financed financed() {
    int count = 0;
    var amount = Money.ZERO;
    for (Financed product : financing.values()) {
      count += product.count();
      amount = amount.plus(product.amount());
    }
    return new Financed(count, amount);
  }
}
