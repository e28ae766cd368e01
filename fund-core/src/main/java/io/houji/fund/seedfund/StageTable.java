package io.houji.fund.seedfund;

import java.util.ArrayDeque;
import org.apache.commons.math3.util.FastMath;

/**
 * One {@link Stage} in the form the inner loop needs: plain numbers, and an alias table of moves.
 *
 * <p>Every slot of an alias table holds one choice and at most one other, so a draw costs the same
 * for any number of choices. A move is an {@code int}, its periods above and its ending in the last
 * two bits, so that a draw is one look-up. Source: Walker 1977; built as by Vose, IEEE Transactions
 * on Software Engineering 17 (1991).
 */
final class StageTable {
  private static final int ENDING_BITS = 2;
  private static final int NEXT_ROUND = 0;
  private static final int EXIT = 1;
  private static final int WRITE_OFF = 2;

  /** Later than any fund's end, so the ending beside it is never looked at. */
  private static final int STILL_HELD = (2 * OutcomePlan.PERIODS_MAX) << ENDING_BITS;

  final double stepUp;
  final double followOn;
  final double heldMultiple;
  private final double[] keep;
  private final int[] move;
  private final int[] other;
  private final double[] body;
  private final double tailShare;
  private final double xMin;
  private final double power;

  StageTable(Stage stage) {
    stepUp = stage.stepUp();
    followOn = stage.followOn();
    heldMultiple = stage.heldMultiple();
    int n = stage.moves().size();
    keep = new double[n + 1];
    move = new int[n + 1];
    double left = 1;
    for (int i = 0; i < n; i++) {
      var each = stage.moves().get(i);
      keep[i] = each.probability();
      move[i] = (each.periods() << ENDING_BITS) | code(each.ending());
      left -= each.probability();
    }
    keep[n] = Math.max(0, left);
    move[n] = STILL_HELD;
    other = share();
    var exit = stage.exit();
    body = exit.body().stream().mapToDouble(Double::doubleValue).toArray();
    tailShare = exit.tailShare();
    xMin = exit.xMin();
    power = -1 / (exit.alpha() - 1);
  }

  private static int code(Ending ending) {
    return switch (ending) {
      case NEXT_ROUND -> NEXT_ROUND;
      case EXIT -> EXIT;
      case WRITE_OFF -> WRITE_OFF;
    };
  }

  /** Turns probabilities into what each slot keeps, and returns what it gives the rest to. */
  private int[] share() {
    int n = keep.length;
    double sum = 0;
    for (double probability : keep) {
      sum += probability;
    }
    var given = move.clone();
    var small = new ArrayDeque<Integer>();
    var large = new ArrayDeque<Integer>();
    for (int i = 0; i < n; i++) {
      keep[i] = keep[i] * n / sum;
      (keep[i] < 1 ? small : large).add(i);
    }
    while (!small.isEmpty() && !large.isEmpty()) {
      int poor = small.remove();
      int rich = large.remove();
      given[poor] = move[rich];
      keep[rich] -= 1 - keep[poor];
      (keep[rich] < 1 ? small : large).add(rich);
    }
    small.forEach(i -> keep[i] = 1);
    large.forEach(i -> keep[i] = 1);
    return given;
  }

  /** The move for a number uniform on [0, 1). */
  int move(double uniform) {
    double scaled = uniform * keep.length;
    int slot = (int) scaled;
    int kept = move[slot];
    int given = other[slot];
    return scaled - slot < keep[slot] ? kept : given;
  }

  static int periods(int move) {
    return move >> ENDING_BITS;
  }

  static boolean isExit(int move) {
    return (move & 3) == EXIT;
  }

  static boolean isWriteOff(int move) {
    return (move & 3) == WRITE_OFF;
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
