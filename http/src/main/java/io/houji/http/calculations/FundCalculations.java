package io.houji.http.calculations;

import java.util.List;

/** 基金测算: the calculations over the pure fund rooms, in the order in which they are listed. */
public final class FundCalculations {
  private FundCalculations() {}

  public static List<Calculation> all() {
    return List.of(
        IrrCalculation.offer(), PerformanceCalculation.offer(), AmplificationCalculation.offer());
  }
}
