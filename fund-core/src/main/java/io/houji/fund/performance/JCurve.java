package io.houji.fund.performance;

import io.houji.fund.cashflow.CashFlows;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Net cash an investor has out, date by date (J曲线): down while capital is called, up as it returns.
 *
 * <pre>
 *   cumulative(d) = Σ of all flows up to and on d       investor's sign
 * </pre>
 *
 * <p>Sums are exact decimals, so that break-even is reached on the day and not an ulp later. Unit:
 * that of the flows. Residual value is not cash and not in it.
 *
 * @param points one a date, ascending
 * @param trough lowest point, the earliest of equal ones
 * @param breakEven first date after the trough with nothing left out; empty while under water, and
 *     when the investor never was
 */
public record JCurve(List<Point> points, Point trough, Optional<LocalDate> breakEven) {

  /**
   * One date.
   *
   * @param net flows of that date
   * @param cumulative flows so far
   */
  public record Point(LocalDate date, BigDecimal net, BigDecimal cumulative) {}

  public JCurve {
    points = List.copyOf(points);
  }

  public static JCurve of(CashFlows flows) {
    var points = new ArrayList<Point>();
    var cumulative = BigDecimal.ZERO;
    for (int i = 0; i < flows.size(); ) {
      var date = flows.date(i);
      var net = BigDecimal.ZERO;
      for (; i < flows.size() && flows.date(i).equals(date); i++) {
        net = net.add(BigDecimal.valueOf(flows.amount(i)));
      }
      cumulative = cumulative.add(net);
      points.add(new Point(date, net, cumulative));
    }
    var trough = points.get(0);
    for (var point : points) {
      trough = point.cumulative().compareTo(trough.cumulative()) < 0 ? point : trough;
    }
    return new JCurve(points, trough, breakEven(points, trough));
  }

  private static Optional<LocalDate> breakEven(List<Point> points, Point trough) {
    if (trough.cumulative().signum() >= 0) {
      return Optional.empty();
    }
    return points.stream()
        .filter(point -> point.date().isAfter(trough.date()))
        .filter(point -> point.cumulative().signum() >= 0)
        .map(Point::date)
        .findFirst();
  }
}
