package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Waterfalls, carry, fees, pacing: one row per way in which terms and flows can be wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadTermsTest {
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
          waterfall|{}|/terms missing;/flows missing
          waterfall|{"terms":{},"flows":[]}|/terms/kind missing;/terms/carry missing;/flows out_of_range
          waterfall|{"terms":{"kind":"whole","carry":"NaN","preferred":"Infinity","compounding":"yes"},"flows":{}}|/terms/kind unknown;/terms/preferred malformed;/terms/compounding malformed;/terms/carry malformed;/flows malformed
          waterfall|{"terms":{"kind":"european","carry":1.2,"preferred":1.5,"catch_up":2,"hurdle":"hard"},"flows":[["2020-01-01",-1]]}|/terms/preferred out_of_range;/terms/carry out_of_range;/terms/catch_up out_of_range;/terms/hurdle contradiction
          waterfall|{"terms":{"kind":"whole","carry":1.2,"preferred":1.5,"catch_up":2},"flows":[["2020-01-01",-1]]}|/terms/kind unknown;/terms/preferred out_of_range;/terms/carry out_of_range;/terms/catch_up out_of_range
          waterfall|{"terms":{"kind":"european","carry":-0.1,"catch_up":0.5},"flows":[["2020-01-01",-1]]}|/terms/carry out_of_range;/terms/catch_up contradiction
          waterfall|{"terms":{"kind":"european","carry":0.2,"preferred":0.08},"flows":[["2020-01-01",-1]]}|/terms/catch_up missing
          waterfall|{"terms":{"kind":"european","carry":0.2,"preferred":0.08,"catch_up":0,"fixed_amount":true,"compounding":true,"clawback":{"basis":"floor"},"tiers":[{"lp_irr_up_to":-0.1}]},"flows":[["2020-01-01",-1]]}|/terms/tiers/0/lp_irr_up_to out_of_range;/terms/tiers/0/gp missing;/terms/clawback/floor_multiple missing;/terms/compounding contradiction
          waterfall|{"terms":{"kind":"european","carry":1e400,"preferred":1e300,"catch_up":"1e-300"},"flows":[["2020-01-01",-1]]}|/terms/preferred out_of_range;/terms/carry out_of_range;/terms/catch_up malformed
          waterfall|{"terms":{"kind":"european","carry":0.2,"clawback":{"basis":"hurdle_value"},"tiers":[{"lp_irr_up_to":0.08,"gp":1},{"lp_irr_up_to":0.05,"gp":0.2}]},"flows":[["2020-01-01",-1]]}|/terms/tiers/0/gp contradiction;/terms/tiers/1 contradiction;/terms/tiers/1/lp_irr_up_to contradiction;/terms/clawback/basis contradiction
          waterfall|{"terms":{"kind":"european","carry":0.2},"flows":[["2020-01-01",-1.005],["2020-02-30","12345678901234567890"],{"date":"2020-03-01","type":"gift","amount":-1,"deal":" ","recallable":1,"x":0},7]}|/flows/0/1 malformed;/flows/1/0 malformed;/flows/1/1 out_of_range;/flows/2/type unknown;/flows/2/amount out_of_range;/flows/2/deal malformed;/flows/2/recallable malformed;/flows/2/x unknown;/flows/3 malformed
          waterfall|{"terms":{"kind":"european","carry":0.2},"flows":[["2020-01-01",5],{"date":"2020-03-01","type":"write_off","amount":3}]}|/flows/0/date contradiction;/flows/1/amount contradiction;/flows/1/date contradiction
          waterfall|{"terms":{"kind":"american","carry":0.2},"flows":[["2020-01-01",-5],["2021-01-01",5],{"date":"2021-01-01","type":"distribution","amount":1,"deal":"X"}]}|/flows/1/deal missing;/flows/2/deal unknown
          waterfall|{"terms":{"kind":"european","carry":0.2},"flows":[["2020-01-01",-5]],"clawback_tests":[{"date":"2020-06-01","stage":"final","value":3},{"date":"2020-06-01","stage":"interim"}],"decimals":9,"rounding":"up"}|/rounding unknown;/decimals out_of_range;/clawback_tests/1/value missing
          waterfall|{"terms":{"kind":"european","carry":0.2,"clawback":{"basis":"profit_share","floor_multiple":2}},"flows":[["2020-01-01",-5]]}|/terms/clawback/floor_multiple contradiction
          waterfall|{"terms":{"kind":"european","carry":0.2,"clawback":{"basis":"profit_share"}},"flows":[["2020-01-01",-5],["2022-01-01",9]],"clawback_tests":[{"date":"2021-06-01","stage":"final","value":3},{"date":"2021-06-01","stage":"interim","value":1}]}|/clawback_tests/0/value contradiction;/clawback_tests/0/date contradiction;/clawback_tests/1/date duplicate
          waterfall|{"terms":{"kind":"european","carry":0.2,"preferred":1,"catch_up":1},"flows":[["1900-01-01",-5],["2999-01-01",9]]}|/terms/preferred out_of_range
          waterfall|{"terms":7,"flows":[["2020-01-01"],[1,2]],"as_of":"2020-01-01"}|/terms malformed;/flows/0 malformed;/flows/1/0 malformed;/as_of unknown
          carry_accrual|{}|/carry missing;/positions missing
          carry_accrual|{"carry":1.2,"positions":[]}|/carry out_of_range;/positions out_of_range
          carry_accrual|{"carry":"NaN","positions":[{"cost":-1,"received":"1.005","value":12345678901234567890},{}]}|/carry malformed;/positions/0/cost out_of_range;/positions/0/received malformed;/positions/0/value out_of_range;/positions/1/cost missing;/positions/1/received missing;/positions/1/value missing
          carry_accrual|{"carry":0.2,"method":"deal_by_deal","positions":[{"cost":0,"received":1,"value":1}],"fund_expenses":5,"already_accrued":1}|/already_accrued contradiction
          carry_accrual|{"carry":0.2,"method":"deal_by_deal","positions":[{"cost":0,"received":1,"value":1}],"fund_expenses":5}|/fund_expenses contradiction
          carry_accrual|{"carry":0.2,"method":"each","positions":[{"cost":0,"received":1,"value":1}],"fund_expenses":5}|/method unknown;/fund_expenses contradiction
          carry_accrual|{"carry":0.2,"positions":[{"cost":0,"received":1,"value":1}],"fund_expenses":5}|/fund_expenses contradiction
          capital_accounts|{}|/investors missing;/postings missing
          capital_accounts|{"investors":[],"postings":[]}|/investors out_of_range;/postings out_of_range
          capital_accounts|{"investors":[{"id":"","commitment":-1},{"commitment":"NaN"}],"postings":[{"date":"2024-02-30","type":"gift","amount":1.005,"given":{"A":12345678901234567890}},{"date":"2024-01-01","type":"call","amount":-1}]}|/investors/0/id out_of_range;/investors/0/commitment out_of_range;/investors/1/id missing;/investors/1/commitment malformed;/postings/0/date malformed;/postings/0/type unknown;/postings/0/amount malformed;/postings/0/given/A out_of_range;/postings/1/amount out_of_range
          capital_accounts|{"investors":[{"id":"A","commitment":0},{"id":"A","commitment":0}],"postings":[{"date":"2024-01-01","type":"call","amount":5,"given":{"A":4,"B":2}}]}|/investors/1/id duplicate;/investors missing;/postings/0/given unknown;/postings/0/given contradiction
          capital_accounts|{"investors":[{"id":"A","commitment":10}],"postings":[{"date":"2024-01-01","type":"call","amount":11}]}|/postings/0/amount contradiction
          management_fee|{}|/phases missing;/balances missing;/periods missing
          management_fee|{"phases":[],"balances":[],"periods":[]}|/phases out_of_range;/balances out_of_range;/periods out_of_range
          management_fee|{"phases":[{"stage":"start","from":"2026-01-01","to":"2025-01-01","yearly_rate":1.1,"base":"nav"}],"held_back":-0.1,"balances":[{"paid_in":-1}],"periods":[{"from":"2026-01-01"}],"day_count":"act/366","evaluation_result":2}|/phases/0/stage unknown;/phases/0/base unknown;/phases/0/yearly_rate out_of_range;/balances/0/from missing;/balances/0/paid_in out_of_range;/periods/0/to missing;/day_count unknown;/evaluation_result out_of_range;/held_back out_of_range
          management_fee|{"phases":[{"stage":"exit","from":"2026-01-01","to":"2025-01-01","yearly_rate":0.1,"base":"paid_in"},{"stage":"exit","from":"2020-01-01","to":"2030-01-01","yearly_rate":0.1,"base":"paid_in"},{"stage":"exit","from":"2021-01-01","to":"2022-01-01","yearly_rate":0.1,"base":"committed"}],"balances":[{"from":"2026-02-01","committed":"5"},{"from":"2026-02-01","committed":5}],"periods":[{"from":"2026-01-01","to":"2026-01-01"},{"from":"2026-01-01","to":"2027-01-01"}]}|/balances/0/paid_in missing;/balances/1/paid_in missing;/phases/0/to contradiction;/phases/1 contradiction;/phases/2 contradiction;/balances/1/from duplicate;/periods/0/to contradiction;/balances missing
          management_fee|{"rule":{"id":"nowhere","yearly_rate":0.02,"life":{"start":"2026-01-01","exit":"2027-01-01","extension":"2028-01-01","end":"2029-01-01"}},"balances":[{"from":"2026-01-01","paid_in":1}],"periods":[{"from":"2026-01-01","to":"2027-01-01"}]}|/rule/id unknown
          management_fee|{"rule":{"id":"shaanxi-sub-fund","yearly_rate":0.03,"life":{"start":"2026-01-01","exit":"2025-01-01","extension":"2028-01-01","end":"2029-01-01"}},"held_back":0.1,"balances":[{"from":"2026-01-01","paid_in":"Infinity"}],"periods":[{"from":"2026-01-01","to":"2027-01-01"}]}|/held_back contradiction;/balances/0/paid_in malformed;/rule/yearly_rate out_of_range;/rule/life/exit contradiction
          management_fee|{"rule":{"id":"shaanxi-sub-fund","yearly_rate":0.03,"life":{"start":"2026-01-01","exit":"2025-01-01","extension":"2028-01-01","end":"2029-01-01"}},"phases":[{"stage":"exit","from":"2020-01-01","to":"2030-01-01","yearly_rate":"0.1","base":"paid_in"}],"balances":[{"from":"2026-01-01","paid_in":1.001}],"periods":[{"from":"2026-01-01","to":"2027-01-01"}]}|/phases contradiction;/balances/0/paid_in malformed;/rule/yearly_rate out_of_range;/rule/life/exit contradiction
          management_fee|{"rule":{"id":"shaanxi-sub-fund","yearly_rate":0.03,"life":{"start":"2026-01-01","exit":"2025-01-01","extension":"2028-01-01","end":"2029-01-01"}},"balances":[{"from":"2026-01-01","paid_in":1}],"periods":[{"from":"2026-01-01","to":"2027-01-01"}]}|/rule/yearly_rate out_of_range;/rule/life/exit contradiction
          pacing|{}|/commitment missing;/contribution_rates missing;/life missing;/bow missing;/growth missing
          pacing|{"commitment":0,"contribution_rates":[1.1,"NaN"],"life":41,"bow":"Infinity","growth":-1}|/commitment out_of_range;/contribution_rates/0 out_of_range;/contribution_rates/1 malformed;/life out_of_range;/bow malformed;/growth out_of_range
          pacing|{"commitment":-5,"contribution_rates":[1.1,-0.1],"life":40,"bow":0,"growth":-1,"yield":2,"state":{"age":3,"paid_in":9,"nav":-1}}|/commitment out_of_range;/contribution_rates/0 out_of_range;/contribution_rates/1 out_of_range;/bow out_of_range;/growth out_of_range;/yield out_of_range;/state/nav out_of_range
          pacing|{"commitment":1e301,"contribution_rates":[],"life":1.5,"bow":21,"growth":11,"frequency":"monthly","state":{"age":-1},"scenarios":{"count":0,"quantiles":[]}}|/commitment out_of_range;/contribution_rates out_of_range;/life malformed;/bow out_of_range;/growth out_of_range;/frequency unknown;/state/age out_of_range;/state/paid_in missing;/state/nav missing;/scenarios/seed missing;/scenarios/count out_of_range;/scenarios/quantiles out_of_range
          pacing|{"commitment":5,"contribution_rates":[0.5],"life":4,"bow":1,"growth":0.1,"scenarios":{"seed":1,"count":9,"growth_volatility":4,"pace_volatility":-1,"bow_volatility":"x","quantiles":[1.5]}}|/scenarios/growth_volatility out_of_range;/scenarios/pace_volatility out_of_range;/scenarios/bow_volatility malformed;/scenarios/quantiles/0 out_of_range
          pacing|{"commitment":5,"contribution_rates":[0.5],"life":4,"bow":1,"growth":0.1,"scenarios":{"seed":1,"count":9,"growth_volatility":4,"pace_volatility":-1,"quantiles":[1.5]}}|/scenarios/growth_volatility out_of_range;/scenarios/pace_volatility out_of_range;/scenarios/quantiles/0 out_of_range
          pacing|{"commitment":5,"contribution_rates":[0.5],"life":40,"bow":1,"growth":0.1,"frequency":"quarterly","scenarios":{"seed":12345678901234567890,"count":10}}|/scenarios/seed out_of_range
          pacing|{"commitment":5,"contribution_rates":[0.5],"life":40,"bow":1,"growth":0.1,"frequency":"quarterly","scenarios":{"seed":1,"count":100000}}|/scenarios/count out_of_range
          pacing_fit|{}|/commitment missing;/life missing;/history missing
          pacing_fit|{"commitment":10,"life":0,"history":[],"contribution_rate_count":41,"growth":{"least":2},"bow":7}|/life out_of_range;/history out_of_range;/contribution_rate_count out_of_range;/growth/most missing;/bow malformed
          pacing_fit|{"commitment":10,"life":5,"history":[{"contribution":-1,"distribution":"NaN","nav":0},{}]}|/history/0/contribution out_of_range;/history/0/distribution malformed;/history/1/contribution missing;/history/1/distribution missing;/history/1/nav missing
          pacing_fit|{"commitment":10,"life":5,"history":[{"contribution":1,"distribution":0,"nav":0},{"contribution":10,"distribution":0,"nav":0}],"growth":{"least":2,"most":1},"bow":{"least":0,"most":30}}|/bow out_of_range;/growth contradiction;/history/1/contribution contradiction;/history undefined
          pacing_fit|{"commitment":10,"life":5,"history":[{"contribution":1,"distribution":0,"nav":1e-300},{"contribution":1,"distribution":0,"nav":1}]}|/history undefined
          """)
  void everyProblemIsNamed(String name, String body, String errors) {
    var answered = desk.post(name, body);
    assertEquals(422, answered.status(), answered.text());
    assertEquals(List.of(errors.split(";", -1)), answered.errors(), answered.text());
  }
}
