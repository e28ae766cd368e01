package io.houji.fund.seedfund;

import static io.houji.fund.outcome.Problem.Code.MISSING;
import static io.houji.fund.outcome.Problem.Code.OUT_OF_RANGE;

import io.houji.fund.outcome.Problem;
import java.util.Arrays;
import java.util.List;

/**
 * What an exit returns on the price at which the project's stage was entered: observed multiples
 * below a limit, each equally likely, and a power law above it.
 *
 * <pre>
 *   with probability tailShare       x_min · v^(−1 / (α − 1)),  v uniform on (0, 1]
 *   otherwise                        one of the body, each as likely
 * </pre>
 *
 * @param body observed multiples below the tail; not negative; may be empty only if all is tail
 * @param tailShare probability of the tail, 0 to 1
 * @param xMin where the tail begins, above zero
 * @param alpha exponent of the tail, above 1
 */
public record ExitMultiple(List<Double> body, double tailShare, double xMin, double alpha) {

  public ExitMultiple {
    body = List.copyOf(body);
  }

  /** Every exit returns the same multiple. */
  public static ExitMultiple always(double multiple) {
    return new ExitMultiple(List.of(multiple), 0, 1, 2);
  }

  /** As observed: the fitted tail and, below it, the multiples themselves. */
  public static ExitMultiple observed(PowerLawTail tail, double... multiples) {
    var body = Arrays.stream(multiples).filter(x -> x < tail.xMin()).boxed().toList();
    return new ExitMultiple(body, tail.share(), tail.xMin(), tail.alpha());
  }

  void check(String at, List<Problem> problems) {
    for (int i = 0; i < body.size(); i++) {
      if (!(body.get(i) >= 0) || Double.isInfinite(body.get(i))) {
        problems.add(new Problem(OUT_OF_RANGE, at + "/body/" + i, "is finite and not negative"));
      }
    }
    if (!(tailShare >= 0 && tailShare <= 1)) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/tail_share", "lies between 0 and 1"));
    }
    if (body.isEmpty() && tailShare < 1) {
      problems.add(new Problem(MISSING, at + "/body", "holds the multiples below the tail"));
    }
    if (!(xMin > 0) || Double.isInfinite(xMin)) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/x_min", "is finite and above zero"));
    }
    if (!(alpha > 1) || Double.isInfinite(alpha)) {
      problems.add(new Problem(OUT_OF_RANGE, at + "/alpha", "is finite and above 1"));
    }
  }
}
