package io.houji.http.calculations;

import java.util.ArrayList;
import java.util.List;

/** 基金测算: the calculations over the pure fund rooms, in the order in which they are listed. */
public final class FundCalculations {
  private FundCalculations() {}

  public static List<Calculation> all() {
    var all =
        new ArrayList<>(
            List.of(
                IrrCalculation.offer(),
                PerformanceCalculation.offer(),
                ReturnCalculations.horizonReturn(),
                ReturnCalculations.jCurve(),
                ReturnCalculations.quartiles(),
                PacingCalculation.offer(),
                PacingFitCalculation.offer(),
                WaterfallCalculation.offer(),
                CarryAccrualCalculation.offer(),
                CapitalAccountsCalculation.offer(),
                ManagementFeeCalculation.offer(),
                DayCountCalculation.offer(),
                NavCalculation.offer(),
                QflpCalculation.offer(),
                LookThroughCalculation.offer(),
                ConcentrationCalculation.offer(),
                SurvivalCalculation.offer(),
                SeedFundCalculations.outcomeMultiples(),
                SeedFundCalculations.powerLawTail(),
                SeedFundCalculations.funnel(),
                OutcomeSimulationCalculation.offer(),
                ToleranceCalculation.offer(),
                AmplificationCalculation.offer()));
    all.addAll(GuidanceCalculations.offers());
    return List.copyOf(all);
  }
}
