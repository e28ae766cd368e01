package io.houji.fund.seedfund;

import org.apache.commons.math3.util.FastMath;

/** One {@link Stage} in the form the inner loop needs: tables and plain numbers. */
final class StageTable {
  final double stepUp;
  final double followOn;
  final double heldMultiple;
  private final AliasTable moves;
  private final int[] periods;
  private final Ending[] endings;
  private final double[] body;
  private final double tailShare;
  private final double xMin;
  private final double power;

  StageTable(Stage stage) {
    stepUp = stage.stepUp();
    followOn = stage.followOn();
    heldMultiple = stage.heldMultiple();
    int n = stage.moves().size();
    var weights = new double[n + 1];
    periods = new int[n + 1];
    endings = new Ending[n + 1];
    double left = 1;
    for (int i = 0; i < n; i++) {
      var move = stage.moves().get(i);
      weights[i] = move.probability();
      periods[i] = move.periods();
      endings[i] = move.ending();
      left -= move.probability();
    }
    // Still held: later than any fund's end, so the ending beside it is never looked at.
    weights[n] = Math.max(0, left);
    periods[n] = 2 * OutcomePlan.PERIODS_MAX;
    endings[n] = Ending.WRITE_OFF;
    moves = new AliasTable(weights);
    var exit = stage.exit();
    body = exit.body().stream().mapToDouble(Double::doubleValue).toArray();
    tailShare = exit.tailShare();
    xMin = exit.xMin();
    power = -1 / (exit.alpha() - 1);
  }

  int move(double uniform) {
    return moves.pick(uniform);
  }

  int periods(int move) {
    return periods[move];
  }

  Ending ending(int move) {
    return endings[move];
  }

  double exitMultiple(double uniform) {
    if (uniform >= tailShare) {
      int at = (int) ((uniform - tailShare) / (1 - tailShare) * body.length);
      return body[Math.min(at, body.length - 1)];
    }
    double v = 1 - uniform / tailShare;
    return xMin * FastMath.exp(power * FastMath.log(v));
  }
}
