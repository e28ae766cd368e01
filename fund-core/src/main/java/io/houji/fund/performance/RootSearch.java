package io.houji.fund.performance;

import io.houji.fund.performance.Certificate.Claim;
import io.houji.fund.performance.Certificate.Piece;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Finds every root of a series with both signs, and the proof that there is no other.
 *
 * <p>First the tails: x goes outward until the balance test closes each. Then the part between is
 * halved until each piece is either free of roots or monotone with one. A piece is decided from its
 * two ends alone, because durations only fall as x rises:
 *
 * <pre>
 *   D_N(b) - D_P(a)  ≤  g'(x)  ≤  D_N(a) - D_P(b)      for x in [a, b]
 * </pre>
 */
final class RootSearch {
  /** Each step goes four times further out; 4^40 years of ln(1 + r) is beyond any doubles. */
  private static final int TAIL_STEPS_MAX = 40;

  /** Pieces narrower than this, relative to 1 / span and to |x|, are left as touching zero. */
  private static final double WIDTH_MIN = 1e-9;

  private static final double ROUNDING_ALLOWED = 1 + 1e-12;

  private static final int REFINEMENTS_MAX = 200;

  /** Where to cut a piece; the later ones only if rounding hides the sign at the earlier. */
  private static final double[] CUTS = {0.5, 0.4375, 0.5625, 0.375, 0.625, 0.3, 0.7};

  private final RateCurve curve;
  private final double hint;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<Double> logRates = new ArrayList<>();

  /**
   * Prepares a search.
   *
   * @param hint where a root may be, to refine from; NaN for none. It changes no proof.
   */
  RootSearch(TimedFlows flows, double hint) {
    this.hint = hint;
    curve = new RateCurve(flows);
  }

  /** Roots in ascending order; a touching piece counts as one. */
  List<Double> logRates() {
    return logRates;
  }

  Certificate certificate() {
    return new Certificate(pieces);
  }

  /** True if exactly one root was found, in a piece that also holds this one. */
  boolean holdsOnly(double logRate) {
    return logRates.size() == 1
        && pieces.stream()
            .anyMatch(
                piece ->
                    piece.claim() == Claim.ONE_ROOT
                        && piece.from() <= logRate
                        && logRate <= piece.to());
  }

  boolean touches() {
    return pieces.stream().anyMatch(piece -> piece.claim() == Claim.TOUCH);
  }

  RootSearch run() {
    var lower = tail(-1);
    var upper = tail(1);
    pieces.add(new Piece(Double.NEGATIVE_INFINITY, lower.x(), Claim.LOWER_TAIL));
    Deque<RatePoint[]> open = new ArrayDeque<>();
    open.push(new RatePoint[] {lower, upper});
    while (!open.isEmpty()) {
      var piece = open.pop();
      if (decide(piece[0], piece[1])) {
        continue;
      }
      var cut = cut(piece[0], piece[1]);
      if (cut == null) {
        touch(piece[0].x(), piece[1].x());
      } else {
        open.push(new RatePoint[] {cut, piece[1]});
        open.push(new RatePoint[] {piece[0], cut});
      }
    }
    pieces.add(new Piece(upper.x(), Double.POSITIVE_INFINITY, Claim.UPPER_TAIL));
    return this;
  }

  private RatePoint tail(int side) {
    double x = side / curve.span();
    for (int step = 0; step < TAIL_STEPS_MAX; step++) {
      var point = curve.at(x);
      if (point.sign() != 0 && curve.balanceKeepsSign(side > 0)) {
        return point;
      }
      x *= 4;
    }
    throw new IllegalStateException("no tail closes; times or amounts are not finite");
  }

  /** True if the piece is settled. */
  private boolean decide(RatePoint a, RatePoint b) {
    double slopeMin = RatePoint.slopeMin(a, b);
    double slopeMax = RatePoint.slopeMax(a, b);
    boolean sameSign = a.sign() == b.sign();
    if (slopeMin > 0 || slopeMax < 0) {
      if (!sameSign) {
        logRates.add(refine(a, b));
        pieces.add(new Piece(a.x(), b.x(), Claim.ONE_ROOT));
      } else {
        free(a, b);
      }
      return true;
    }
    if (sameSign && staysOffZero(a, b)) {
      free(a, b);
      return true;
    }
    return false;
  }

  /**
   * Tells whether g cannot reach zero on the piece, given one sign at both ends and slopes of both
   * signs: the steepest fall from a, and the steepest rise to b, must stay off zero long enough to
   * meet.
   */
  private static boolean staysOffZero(RatePoint a, RatePoint b) {
    boolean above = a.sign() > 0;
    double fall = above ? -RatePoint.slopeMin(a, b) : RatePoint.slopeMax(a, b);
    double rise = above ? RatePoint.slopeMax(a, b) : -RatePoint.slopeMin(a, b);
    double reach =
        (Math.abs(a.ratio()) - a.ratioError()) / fall
            + (Math.abs(b.ratio()) - b.ratioError()) / rise;
    return reach > (b.x() - a.x()) * ROUNDING_ALLOWED;
  }

  /** Adjacent free pieces stay apart: each is checked from its own ends. */
  private void free(RatePoint a, RatePoint b) {
    pieces.add(new Piece(a.x(), b.x(), Claim.ROOT_FREE));
  }

  /** A point inside with a sign, or null when the piece is too narrow or shows none. */
  private @Nullable RatePoint cut(RatePoint a, RatePoint b) {
    double width = b.x() - a.x();
    double size = 1 / curve.span() + Math.max(Math.abs(a.x()), Math.abs(b.x()));
    if (width > WIDTH_MIN * size) {
      for (double share : CUTS) {
        var point = curve.at(a.x() + share * width);
        if (point.sign() != 0) {
          return point;
        }
      }
    }
    return null;
  }

  /** Touching pieces side by side are one. */
  private void touch(double from, double to) {
    int last = pieces.size() - 1;
    double start = from;
    if (pieces.get(last).claim() == Claim.TOUCH) {
      start = pieces.remove(last).from();
      logRates.remove(logRates.size() - 1);
    }
    pieces.add(new Piece(start, to, Claim.TOUCH));
    logRates.add(start + (to - start) / 2);
  }

  /** The root in a monotone piece with a change of sign: Newton on g, kept inside by halving. */
  private double refine(RatePoint a, RatePoint b) {
    double low = a.x();
    double high = b.x();
    boolean rises = b.ratio() > 0;
    double chord = low - a.ratio() * (high - low) / (b.ratio() - a.ratio());
    double x = hint > low && hint < high ? hint : chord;
    for (int step = 0; step < REFINEMENTS_MAX; step++) {
      var point = curve.at(x);
      if (point.ratio() == 0) {
        return x;
      }
      if (point.ratio() > 0 == rises) {
        high = x;
      } else {
        low = x;
      }
      double newton = x - point.ratio() / point.slope();
      double next = newton > low && newton < high ? newton : low + (high - low) / 2;
      if (Math.abs(next - x) <= 2 * Math.ulp(x)
          || Math.abs(point.ratio()) < point.ratioError() / 8) {
        return newton >= low && newton <= high ? newton : x;
      }
      x = next;
    }
    return x;
  }
}
