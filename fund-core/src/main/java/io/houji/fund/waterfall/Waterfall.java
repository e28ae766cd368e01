package io.houji.fund.waterfall;

import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Distribution waterfall (瀑布式分配) of a fund: each yuan of cash goes, in this order, to return
 * capital, to pay the preferred return, to let the general partner catch up, and is then split.
 *
 * <p>Capital and preferred return are those of the whole fund, of each deal, or of the pool of
 * realised deals ({@link Terms.Kind}). Inside, amounts are exact; only results are whole fen: the
 * general partner's cash is the whole-fen value of its carry to date, less what it had before, and
 * the investors have the rest. So both always sum to the cash, and rounding never adds up.
 *
 * <p>Laws, each with a property test: the parties' cash is the cash distributed; the investors are
 * never worse off when the hurdle rises; any split into periods gives the same totals.
 *
 * <p>Of one day, calls count before write-offs, these before distributions, and clawback tests come
 * last; the order of the list does not matter otherwise.
 */
public final class Waterfall {
  private static final Comparator<Flow> IN_ORDER =
      Comparator.comparing(Flow::on).thenComparingInt(Flow::rankInDay);

  private final Run run;
  private final Terms terms;
  private final List<Row> rows;
  private final LocalDate firstOn;
  private final LocalDate closedOn;

  private Waterfall(Run run, Terms terms, LocalDate firstOn, LocalDate closedOn) {
    this.run = run;
    this.terms = terms;
    this.rows = run.rows();
    this.firstOn = firstOn;
    this.closedOn = closedOn;
  }

  /** Without clawback tests. */
  public static Outcome<Waterfall> of(Terms terms, List<Flow> flows) {
    return of(terms, flows, List.of());
  }

  /**
   * Runs the waterfall from the first flow.
   *
   * @return rejected with all that is wrong, by pointers under {@code /terms}, {@code /flows} and
   *     {@code /clawback_tests}
   */
  public static Outcome<Waterfall> of(Terms terms, List<Flow> flows, List<Clawback.Test> tests) {
    return new Waterfall(new Run(terms), terms, LocalDate.MAX, LocalDate.MIN).then(flows, tests);
  }

  /**
   * Goes on with a later period: rows are those of that period, totals are since the first flow.
   * Nothing may be dated on or before {@link #closedOn}.
   */
  public Outcome<Waterfall> then(List<Flow> flows, List<Clawback.Test> tests) {
    var problems = new ArrayList<>(terms.problems());
    problems.addAll(new EventCheck(terms, this).problems(flows, tests));
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    var next = run.copy();
    var sorted = flows.stream().sorted(IN_ORDER).toList();
    var due = tests.stream().sorted(Comparator.comparing(Clawback.Test::on)).toList();
    int tested = 0;
    for (int from = 0, to; from < sorted.size(); from = to) {
      var day = sorted.get(from).on();
      to = endOfDay(sorted, from);
      for (; tested < due.size() && due.get(tested).on().isBefore(day); tested++) {
        next.test(due.get(tested));
      }
      next.post(sorted.subList(from, to));
    }
    for (; tested < due.size(); tested++) {
      next.test(due.get(tested));
    }
    var first = sorted.isEmpty() || hasCalls() ? firstOn : sorted.get(0).on();
    return Outcome.ok(new Waterfall(next, terms, first, lastDay(sorted, due)));
  }

  private static int endOfDay(List<Flow> sorted, int from) {
    int to = from + 1;
    while (to < sorted.size() && sorted.get(to).on().equals(sorted.get(from).on())) {
      to++;
    }
    return to;
  }

  private LocalDate lastDay(List<Flow> sorted, List<Clawback.Test> tests) {
    var last = closedOn;
    if (!sorted.isEmpty()) {
      last = sorted.get(sorted.size() - 1).on();
    }
    for (var test : tests) {
      last = test.on().isAfter(last) ? test.on() : last;
    }
    return last;
  }

  /** Lines of this period, by date. */
  public List<Row> rows() {
    return rows;
  }

  /** What each party paid and received since the first flow. */
  public Totals totals() {
    return run.totals();
  }

  /** Last day posted; later periods start after it. */
  public LocalDate closedOn() {
    return closedOn;
  }

  /** Capital the investors have not had back, of all accounts. */
  public Money unreturnedCapital() {
    return run.unreturnedCapital();
  }

  /**
   * Preferred return earned and unpaid on a day not before {@link #closedOn}; asking leaves no
   * trace.
   */
  public Money unpaidPreferred(LocalDate on) {
    if (on.isBefore(closedOn)) {
      throw new IllegalArgumentException("the balances are those of " + closedOn);
    }
    return run.unpaidPreferred(on);
  }

  /**
   * Checks the rows of this period against the events they came from: cash against the six tiers,
   * and against what the parties received.
   */
  public Conservation conservation() {
    var cash = Money.ZERO;
    var tiers = Money.ZERO;
    var lp = Money.ZERO;
    var gp = Money.ZERO;
    for (var row : rows) {
      cash = cash.plus(row.distributed());
      tiers = tiers.plus(row.tiers().total());
      lp = lp.plus(row.lp());
      gp = gp.plus(row.gp());
    }
    return new Conservation(cash, tiers, lp, gp);
  }

  /** Sums over rows; they hold when all three agree to the fen. */
  public record Conservation(Money cash, Money tiers, Money lp, Money gp) {
    public boolean holds() {
      return cash.equals(tiers) && cash.equals(lp.plus(gp));
    }
  }

  boolean hasCalls() {
    return !firstOn.equals(LocalDate.MAX);
  }

  boolean hasDeal(String deal) {
    return run.hasDeal(deal);
  }

  LocalDate firstOn() {
    return firstOn;
  }
}
