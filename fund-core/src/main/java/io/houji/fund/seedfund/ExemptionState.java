package io.houji.fund.seedfund;

import java.util.Set;

/**
 * 尽职免责程序: where a fund's exemption procedure stands. It begins only with the verdict that it is to
 * be started, and a file that is being completed goes back under review.
 */
public enum ExemptionState {
  NOT_NEEDED,
  TO_BE_STARTED,
  UNDER_REVIEW,
  FILE_TO_BE_COMPLETED,
  /** 免责: duty was done; closed. */
  EXEMPT,
  /** Duty was not done; closed. */
  NOT_EXEMPT;

  /** Where the procedure stands when a verdict falls. */
  public static ExemptionState after(Tolerance.Verdict verdict) {
    return verdict == Tolerance.Verdict.PROCEDURE_TO_BE_STARTED ? TO_BE_STARTED : NOT_NEEDED;
  }

  /** The states that may follow; none when closed or when no procedure is needed. */
  public Set<ExemptionState> next() {
    return switch (this) {
      case TO_BE_STARTED -> Set.of(UNDER_REVIEW);
      case UNDER_REVIEW -> Set.of(FILE_TO_BE_COMPLETED, EXEMPT, NOT_EXEMPT);
      case FILE_TO_BE_COMPLETED -> Set.of(UNDER_REVIEW);
      case NOT_NEEDED, EXEMPT, NOT_EXEMPT -> Set.of();
    };
  }
}
