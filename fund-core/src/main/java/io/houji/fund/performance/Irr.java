package io.houji.fund.performance;

import io.houji.fund.calendar.DayCount;
import io.houji.fund.cashflow.CashFlows;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.fund.performance.Certificate.Claim;
import io.houji.fund.performance.Certificate.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Internal rates of return of dated cash flows, all of them, with proof (内部收益率).
 *
 * <p>Every real rate r above -1 for which the net present value is zero:
 *
 * <pre>
 *   NPV(r) = Σᵢ cᵢ / (1 + r)^tᵢ = 0       tᵢ = years from the first date to flow i, by day count
 * </pre>
 *
 * <p>Solved in x = ln(1 + r), where g(x) = ln(PV received / PV paid in) is nearly straight. The
 * answer depends on nothing but dates and amounts: not on order, on the unit of money, on a flow
 * being split, on whose side signs are written from.
 *
 * <p>Unit: fraction a year, compounded yearly. Convention: {@code act/365f} from the first date, as
 * spreadsheets' XIRR, unless told. A rate of exactly -1 (total loss) is no root: such series have
 * one sign only and are {@link Status#INVALID}.
 *
 * @param status how many rates there are
 * @param detail what stands behind the status
 * @param logRates x = ln(1 + r), ascending, each within about 1e-13 / duration; sharp also where 1
 *     + r underflows
 * @param certificate proof that the list is complete; empty for INVALID
 * @param problems every reason when INVALID, else empty
 */
public record Irr(
    Status status,
    Detail detail,
    List<Double> logRates,
    Certificate certificate,
    List<Problem> problems) {

  /** How many rates the flows have. */
  public enum Status {
    /** Exactly one, proven. */
    UNIQUE,
    /** Two or more, a touching root counted twice; no single "the" rate may be quoted. */
    MULTIPLE,
    /** None, proven. */
    NONE,
    /** The question has no sense: one sign only, or one date only. */
    INVALID
  }

  /** Why the status is what it is. */
  public enum Detail {
    /** The unrecovered balance at the rate keeps its sign from first flow to last. */
    BALANCE_NEVER_TURNS,
    /** Every part of the line was proven free of roots or monotone. */
    LINE_SEARCHED,
    /**
     * Somewhere the curve comes so close to zero that double precision cannot tell a double root
     * from two close ones or none. The rate nearest to the touch is listed once; see {@link
     * Claim#TOUCH} in the certificate for how wide the doubt is.
     */
    TOUCHES_ZERO,
    /** Not solved; see the problems. */
    NOT_SOLVABLE
  }

  public Irr {
    logRates = List.copyOf(logRates);
    problems = List.copyOf(problems);
  }

  /** All rates under {@code act/365f}. */
  public static Irr of(CashFlows flows) {
    return of(flows, DayCount.ACT_365F);
  }

  public static Irr of(CashFlows flows, DayCount dayCount) {
    return of(TimedFlows.of(flows, dayCount));
  }

  /**
   * Rate per period of flows at t = 0, 1, 2, ...
   *
   * @param amounts finite, investor's sign
   */
  public static Irr periodic(double... amounts) {
    var times = new double[amounts.length];
    for (int i = 0; i < times.length; i++) {
      times[i] = i;
    }
    return of(TimedFlows.of(times, amounts));
  }

  static Irr of(TimedFlows flows) {
    if (!flows.areFinite()) {
      return refused(
          List.of(
              new Problem(
                  Problem.Code.OUT_OF_RANGE,
                  "",
                  "every amount must be a number between -1e300 and 1e300")));
    }
    if (!flows.goBothWays()) {
      return invalid(flows);
    }
    var kernel = new RateKernel();
    boolean alone = kernel.solve(flows.times, flows.amounts, 0, flows.size());
    if (alone) {
      var pieces = aroundOnlyRoot(flows, kernel.logRate);
      if (!pieces.isEmpty()) {
        return unique(kernel.logRate, new Certificate(pieces));
      }
    }
    var search = new RootSearch(flows, kernel.logRate).run();
    return alone && search.holdsOnly(kernel.logRate)
        ? unique(kernel.logRate, search.certificate())
        : searched(search);
  }

  /** INVALID for reasons found before any mathematics. */
  static Irr refused(List<Problem> problems) {
    return new Irr(
        Status.INVALID, Detail.NOT_SOLVABLE, List.of(), new Certificate(List.of()), problems);
  }

  private static Irr unique(double logRate, Certificate certificate) {
    return new Irr(
        Status.UNIQUE, Detail.BALANCE_NEVER_TURNS, List.of(logRate), certificate, List.of());
  }

  static Irr searched(RootSearch search) {
    var logRates = search.logRates();
    boolean touches = search.touches();
    Status status =
        switch (logRates.size()) {
          case 0 -> Status.NONE;
          case 1 -> touches ? Status.MULTIPLE : Status.UNIQUE;
          default -> Status.MULTIPLE;
        };
    return new Irr(
        status,
        touches ? Detail.TOUCHES_ZERO : Detail.LINE_SEARCHED,
        logRates,
        search.certificate(),
        List.of());
  }

  private static Irr invalid(TimedFlows flows) {
    var problems = new ArrayList<Problem>();
    if (flows.size() < 2) {
      problems.add(
          new Problem(
              Problem.Code.UNDEFINED, "", "a rate needs flows that differ from zero on two dates"));
    }
    problems.add(
        new Problem(
            Problem.Code.UNDEFINED,
            "",
            "a rate needs money paid in (negative) and money received (positive)"));
    return refused(problems);
  }

  /** How often the narrow piece around the root is doubled until both its ends show a sign. */
  private static final int WIDENINGS_MAX = 12;

  /**
   * Three pieces for a root that the balance test found alone: nothing below, one in a piece about
   * 1e-14 wide, nothing above. Empty if rounding hides one of them.
   */
  private static List<Piece> aroundOnlyRoot(TimedFlows flows, double x) {
    var curve = new RateCurve(flows);
    var at = curve.at(x);
    double half = 8 * at.ratioError() / Math.abs(at.slope()) + 4 * Math.ulp(x);
    for (int widening = 0; widening < WIDENINGS_MAX; widening++) {
      var a = curve.at(x - half);
      boolean noneBelow = curve.balanceKeepsSign(false);
      var b = curve.at(x + half);
      boolean noneAbove = curve.balanceKeepsSign(true);
      boolean monotone = RatePoint.slopeMin(a, b) > 0 || RatePoint.slopeMax(a, b) < 0;
      if (a.sign() * b.sign() < 0 && monotone && noneBelow && noneAbove) {
        return List.of(
            new Piece(Double.NEGATIVE_INFINITY, a.x(), Claim.LOWER_TAIL),
            new Piece(a.x(), b.x(), Claim.ONE_ROOT),
            new Piece(b.x(), Double.POSITIVE_INFINITY, Claim.UPPER_TAIL));
      }
      half *= 4;
    }
    return List.of();
  }

  /** r = exp(x) - 1, ascending; -1 where 1 + r underflows, then use {@link #logRates}. */
  public List<Double> rates() {
    return logRates.stream().map(StrictMath::expm1).toList();
  }

  /** The one rate, or a named refusal: none, several, or no rate possible. */
  public Outcome<Double> only() {
    return switch (status) {
      case UNIQUE -> Outcome.ok(StrictMath.expm1(logRates.get(0)));
      case MULTIPLE ->
          Outcome.rejected(
              Problem.Code.UNDEFINED, "", "the flows have several rates of return: " + rates());
      case NONE ->
          Outcome.rejected(Problem.Code.UNDEFINED, "", "no rate of return exists, as proven");
      case INVALID -> Outcome.rejected(problems);
    };
  }
}
