package io.houji.fund.performance;

import io.houji.fund.performance.Certificate.Claim;
import io.houji.fund.performance.Certificate.Piece;
import java.util.ArrayList;
import java.util.List;

/**
 * Checker of certificates. Shares no arithmetic with the solver: every operation is rounded outward
 * to the neighbouring doubles, and {@link StrictMath#exp} and {@link StrictMath#log}, which err by
 * less than one unit in the last place, by one neighbour more.
 */
final class CertificateCheck {
  private final TimedFlows flows;
  private final int scale;
  private final List<String> faults = new ArrayList<>();

  private CertificateCheck(TimedFlows flows) {
    this.flows = flows;
    int largest = Integer.MIN_VALUE;
    for (double amount : flows.amounts) {
      largest = Math.max(largest, Math.getExponent(amount));
    }
    scale = largest;
  }

  static List<String> faults(TimedFlows flows, Certificate certificate, List<Double> logRates) {
    var check = new CertificateCheck(flows);
    var pieces = certificate.pieces();
    if (!flows.goBothWays()) {
      check.expect(pieces.isEmpty() && logRates.isEmpty(), "one sign only can have no rate");
      return check.faults;
    }
    check.tiling(pieces);
    check.rates(pieces, logRates);
    pieces.forEach(check::claim);
    return check.faults;
  }

  private void expect(boolean holds, String fault) {
    if (!holds) {
      faults.add(fault);
    }
  }

  private void tiling(List<Piece> pieces) {
    double end = Double.NEGATIVE_INFINITY;
    for (var piece : pieces) {
      expect(piece.from() == end, "gap or overlap before " + piece);
      expect(piece.from() < piece.to(), "empty piece " + piece);
      boolean bounded = Double.isFinite(piece.from()) && Double.isFinite(piece.to());
      boolean tail = piece.claim() == Claim.LOWER_TAIL || piece.claim() == Claim.UPPER_TAIL;
      expect(bounded != tail, "a tail is unbounded, any other piece bounded: " + piece);
      end = piece.to();
    }
    expect(end == Double.POSITIVE_INFINITY, "the pieces do not reach infinity");
  }

  /** Each rate lies in its own piece, and no piece with a rate is left without. */
  private void rates(List<Piece> pieces, List<Double> logRates) {
    int next = 0;
    for (var piece : pieces) {
      if (piece.claim() == Claim.ONE_ROOT || piece.claim() == Claim.TOUCH) {
        boolean found =
            next < logRates.size()
                && logRates.get(next) >= piece.from()
                && logRates.get(next) <= piece.to();
        expect(found, "no listed rate in " + piece);
        next++;
      }
    }
    expect(next == logRates.size(), "rates are listed that no piece holds");
  }

  private void claim(Piece piece) {
    switch (piece.claim()) {
      case LOWER_TAIL -> expect(balanceKeepsSign(piece.to(), false), "tail not closed: " + piece);
      case UPPER_TAIL -> expect(balanceKeepsSign(piece.from(), true), "tail not closed: " + piece);
      case ROOT_FREE -> expect(rootFree(piece), "not shown free of roots: " + piece);
      case ONE_ROOT -> expect(oneRoot(piece), "not shown to hold one root: " + piece);
      default -> { // TOUCH claims nothing
      }
    }
  }

  private boolean oneRoot(Piece piece) {
    var slope = slope(piece);
    var a = ratio(piece.from());
    var b = ratio(piece.to());
    boolean rises = slope.low > 0 && a.high < 0 && b.low > 0;
    boolean falls = slope.high < 0 && a.low > 0 && b.high < 0;
    return rises || falls;
  }

  private boolean rootFree(Piece piece) {
    var a = ratio(piece.from());
    var b = ratio(piece.to());
    var slope = slope(piece);
    if (a.high < 0 && b.high < 0) {
      return staysPositive(a.negated(), b.negated(), slope.negated(), piece);
    }
    return a.low > 0 && b.low > 0 && staysPositive(a, b, slope, piece);
  }

  /**
   * Follow the steepest fall from a and, backward, the steepest rise to b: if the two lines are
   * above zero at one and the same point in between, or one of them is all the way, g is too.
   */
  private static boolean staysPositive(Interval a, Interval b, Interval slope, Piece piece) {
    if (slope.low >= 0 || slope.high <= 0) {
      return true;
    }
    double fallsToZero = down(a.low / -slope.low);
    double risesFromZero = down(b.low / slope.high);
    double width = up(piece.to() - piece.from());
    return down(fallsToZero + risesFromZero) > width;
  }

  /** Bounds on g' over the piece, from the durations at its ends. */
  private Interval slope(Piece piece) {
    var inFrom = side(piece.from(), false);
    var inTo = side(piece.to(), false);
    var outFrom = side(piece.from(), true);
    var outTo = side(piece.to(), true);
    return new Interval(
        down(inTo.duration.low - outFrom.duration.high),
        up(inFrom.duration.high - outTo.duration.low));
  }

  private Interval ratio(double x) {
    return side(x, true).log.minus(side(x, false).log);
  }

  private record Side(Interval log, Interval duration) {}

  private Side side(double x, boolean received) {
    double shift = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < flows.size(); i++) {
      if (flows.amounts[i] > 0 == received) {
        shift = Math.max(shift, exponent(i, x).low);
      }
    }
    var sum = new Interval(0, 0);
    var timeSum = new Interval(0, 0);
    for (int i = 0; i < flows.size(); i++) {
      if (flows.amounts[i] > 0 == received) {
        var term = exponent(i, x).plus(-shift).exp().times(mantissa(i));
        sum = sum.plus(term);
        timeSum = timeSum.plus(term.times(time(i)));
      }
    }
    return new Side(sum.log().plus(shift), timeSum.over(sum));
  }

  private boolean balanceKeepsSign(double x, boolean fromFirst) {
    double shift = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < flows.size(); i++) {
      shift = Math.max(shift, exponent(i, x).low);
    }
    int n = flows.size();
    double sign = Math.signum(flows.amounts[fromFirst ? 0 : n - 1]);
    var balance = new Interval(0, 0);
    for (int j = 0; j < n; j++) {
      int i = fromFirst ? j : n - 1 - j;
      var term = exponent(i, x).plus(-shift).exp().times(mantissa(i));
      balance = balance.plus(flows.amounts[i] * sign > 0 ? term : term.negated());
      if (!(balance.low > 0)) {
        return false;
      }
    }
    return true;
  }

  /** ln of the power of two in the amount (relative to the largest amount), less x t. */
  private Interval exponent(int i, double x) {
    double k = Math.getExponent(flows.amounts[i]) - scale;
    // ln 2 lies between these two neighbours.
    var log = new Interval(0x1.62e42fefa39efp-1, 0x1.62e42fefa39f0p-1).times(k);
    return log.plus(new Interval(x, x).times(-time(i)));
  }

  private double mantissa(int i) {
    return Math.scalb(Math.abs(flows.amounts[i]), -Math.getExponent(flows.amounts[i]));
  }

  private double time(int i) {
    return flows.times[i];
  }

  private static double down(double value) {
    return Math.nextDown(value);
  }

  private static double up(double value) {
    return Math.nextUp(value);
  }

  /** Closed interval, rounded outward. */
  private record Interval(double low, double high) {

    Interval plus(Interval other) {
      return new Interval(down(low + other.low), up(high + other.high));
    }

    Interval plus(double exact) {
      return new Interval(down(low + exact), up(high + exact));
    }

    Interval minus(Interval other) {
      return plus(other.negated());
    }

    Interval negated() {
      return new Interval(-high, -low);
    }

    /** By an exact number. */
    Interval times(double exact) {
      double a = low * exact;
      double b = high * exact;
      return new Interval(down(Math.min(a, b)), up(Math.max(a, b)));
    }

    /** Of two positive intervals (the dividend may reach zero). */
    Interval over(Interval other) {
      return new Interval(down(low / (low >= 0 ? other.high : other.low)), up(high / other.low));
    }

    Interval exp() {
      double least = StrictMath.exp(low);
      return new Interval(Math.max(0, down(down(least))), up(up(StrictMath.exp(high))));
    }

    Interval log() {
      return new Interval(down(down(StrictMath.log(low))), up(up(StrictMath.log(high))));
    }
  }
}
