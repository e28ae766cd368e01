package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Guidance measures, day counts, valuations, QFLP: one row per way of being wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadMeasuresTest {
  private final Desk desk = new Desk();

  @AfterAll
  void close() {
    desk.close();
  }

  @ParameterizedTest(name = "{0} {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          two_tier_amplification|{}|/government missing;/mother_fund missing;/mother_into_sub missing;/sub_fund missing
          two_tier_amplification|{"basis":"sold","government":0,"mother_fund":-1,"mother_into_sub":"NaN","sub_fund":1.005}|/basis unknown;/government out_of_range;/mother_fund out_of_range;/mother_into_sub malformed;/sub_fund malformed
          two_tier_amplification|{"government":0,"mother_fund":100,"mother_into_sub":400,"sub_fund":200}|/government out_of_range
          two_tier_amplification|{"government":300,"mother_fund":100,"mother_into_sub":40,"sub_fund":20}|/government contradiction;/mother_into_sub contradiction
          idle_money|{}|/committed missing;/paid_in missing;/invested missing;/fees missing;/returned_not_distributed missing
          idle_money|{"committed":0,"paid_in":12345678901234567890,"invested":-1,"fees":"x","returned_not_distributed":0.001}|/paid_in out_of_range;/invested out_of_range;/fees malformed;/returned_not_distributed malformed
          idle_money|{"committed":0,"paid_in":1,"invested":1,"fees":1,"returned_not_distributed":0}|/committed undefined
          idle_money|{"committed":5,"paid_in":1,"invested":1,"fees":1,"returned_not_distributed":0}|/invested contradiction
          early_stage_share|{"investments":[],"early_stages":[]}|/investments out_of_range;/early_stages out_of_range
          early_stage_share|{"investments":[{"stage":"","amount":-1},{"amount":"Infinity"}],"early_stages":[7]}|/investments/0/stage out_of_range;/investments/0/amount out_of_range;/investments/1/stage missing;/investments/1/amount malformed;/early_stages/0 malformed
          early_stage_share|{"investments":[{"stage":"A","amount":0}],"early_stages":["seed"]}|/investments undefined
          holding_time|{}|/as_of missing;/positions missing
          holding_time|{"as_of":"2026-04-10","positions":[{"in":"2027-01-01","cost":0,"out":"2026-01-01"},{"in":"x","cost":-1}]}|/positions/0/cost out_of_range;/positions/1/in malformed;/positions/1/cost out_of_range
          holding_time|{"as_of":"2026-04-10","positions":[{"in":"2027-01-01","cost":0,"out":"2026-01-01"}]}|/positions/0/cost out_of_range
          remaining_life|{"as_of":"2026-04-10","funds":[]}|/funds out_of_range
          remaining_life|{"as_of":"2026-04-10","funds":[{"start":"2021-01-01","investment_years":0,"exit_years":-1,"extension_years":1.5,"committed":"NaN"}]}|/funds/0/investment_years out_of_range;/funds/0/exit_years out_of_range;/funds/0/extension_years malformed;/funds/0/committed malformed
          remaining_life|{"as_of":"2026-04-10","funds":[{"start":"2021-01-01","investment_years":1,"exit_years":1,"committed":0}]}|/funds undefined
          reinvestment_duty|{}|/public_contribution missing;/investments missing
          reinvestment_duty|{"public_contribution":0,"investments":[{"amount":-1,"factor":-1,"why":""},{"amount":1.001,"factor":101}],"agreed_ratios":[]}|/investments/0/amount out_of_range;/investments/0/factor out_of_range;/investments/0/why out_of_range;/investments/1/amount malformed;/investments/1/factor out_of_range;/investments/1/why missing;/agreed_ratios out_of_range
          reinvestment_duty|{"public_contribution":0,"investments":[]}|/public_contribution undefined
          day_count|{}|/start missing;/end missing;/day_count missing
          day_count|{"start":"2026-02-29","end":"1899-01-01","day_count":"act/366"}|/start malformed;/end malformed;/day_count unknown
          day_count|{"start":20260101,"end":null,"day_count":7,"basis":1}|/start malformed;/end missing;/day_count malformed;/basis unknown
          quartiles|{"values":[]}|/values out_of_range
          quartiles|{"values":["NaN",1e301],"method":"type_8","value":"x"}|/values/0 malformed;/values/1 out_of_range;/method unknown;/value malformed
          quartiles|{"values":[1,2],"method":"type_6"}|/values undefined
          j_curve|{}|/flows missing
          j_curve|{"flows":[["2024-01-01","NaN"],["2024-13-01",1]]}|/flows/0/1 malformed;/flows/1/0 malformed
          horizon_return|{"flows":[["2024-01-01",-1]],"opening":{"date":"2024-01-01","nav":-1},"closing":{}}|/opening/nav out_of_range;/closing/date missing;/closing/nav missing
          horizon_return|{"flows":[["2024-01-01",-1]],"opening":{"date":"2024-01-01","nav":1}}|/closing missing
          horizon_return|{"flows":[["2024-01-01",-1]],"closing":{"date":"2023-01-01","nav":1}}|/closing/date contradiction
          horizon_return|{"flows":[["2023-01-01",-1]],"opening":{"date":"2024-06-01","nav":1},"closing":{"date":"2024-01-01","nav":1}}|/opening/date contradiction
          nav_roll_forward|{}|/as_of missing;/statements missing
          nav_roll_forward|{"as_of":"2026-04-10","statements":[{"on":"2026-05-01","nav":1},{"on":"2026-05-01","nav":2}]}|/statements/1/on duplicate;/statements missing
          nav_roll_forward|{"as_of":"2026-04-10","statements":[{"on":"2026-01-01","nav":-1},{"nav":1.001}],"movements":[{"on":"2026-02-01","kind":"gift","amount":"NaN"}],"limits":{"recent_days":9,"aged_days":8,"moved_share":-1}}|/statements/0/nav out_of_range;/statements/1/on missing;/statements/1/nav malformed;/movements/0/kind unknown;/movements/0/amount malformed;/limits/moved_share out_of_range;/limits/aged_days contradiction
          qflp_quota|{}|/quota missing;/commitments missing;/remittances missing
          qflp_quota|{"quota":{"counts":"some","currency":"usd","limit":-1,"from":"2025-01-01","source":""},"commitments":[],"remittances":[{"amount":1.005}],"rates":[{"currency":"USD","on":"2025-01-01","yuan":0}]}|/quota/counts unknown;/quota/currency malformed;/quota/limit out_of_range;/quota/source out_of_range;/commitments out_of_range;/remittances/0/investor missing;/remittances/0/on missing;/remittances/0/direction missing;/remittances/0/currency missing;/remittances/0/amount malformed;/remittances/0/registration missing;/rates/0/yuan out_of_range
          qflp_quota|{"quota":{"counts":"total","currency":"USD","limit":100,"from":"2025-02-01","source":"g"},"commitments":[{"investor":"A","on":"2025-01-01","currency":"EUR","amount":50},{"investor":"A","on":"2025-01-01","currency":"EUR","amount":0}],"remittances":[{"investor":"A","on":"2025-03-01","direction":"in","currency":"EUR","amount":5,"registration":"R"},{"investor":"B","on":"2025-01-01","direction":"out","currency":"USD","amount":5,"registration":"R"}],"rates":[]}|/commitments/1/amount out_of_range;/commitments/1/investor duplicate;/remittances/1/on contradiction;/remittances/1/investor unknown;/remittances/0 missing;/remittances/0 missing
          qflp_quota|{"quota":{"counts":"total","currency":"USD","limit":100,"from":"2025-02-01","source":"g"},"commitments":[{"investor":"A","on":"2025-01-01","currency":"USD","amount":500}],"remittances":[{"investor":"A","on":"2025-03-01","direction":"in","currency":"USD","amount":101,"registration":"R"},{"investor":"A","on":"2025-03-02","direction":"out","currency":"USD","amount":102,"registration":"R"}],"rates":[{"currency":"USD","on":"2025-03-01","yuan":7.1},{"currency":"USD","on":"2025-03-02","yuan":7.1},{"currency":"USD","on":"2025-03-02","yuan":7.2}]}|/rates/2 duplicate
          qflp_quota|{"quota":{"counts":"total","currency":"USD","limit":100,"from":"2025-02-01","source":"g"},"commitments":[{"investor":"A","on":"2025-01-01","currency":"USD","amount":500}],"remittances":[{"investor":"A","on":"2025-03-01","direction":"in","currency":"USD","amount":101,"registration":"R"},{"investor":"A","on":"2025-03-02","direction":"out","currency":"USD","amount":102,"registration":"R"}],"rates":[{"currency":"USD","on":"2025-03-01","yuan":7.1},{"currency":"USD","on":"2025-03-02","yuan":7.1}]}|/remittances/0/amount contradiction;/remittances/1/amount contradiction
          """)
  void everyProblemIsNamed(String name, String body, String errors) {
    var answered = desk.post(name, body);
    assertEquals(422, answered.status(), answered.text());
    assertEquals(List.of(errors.split(";", -1)), answered.errors(), answered.text());
  }
}
