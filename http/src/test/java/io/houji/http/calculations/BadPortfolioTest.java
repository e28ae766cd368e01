package io.houji.http.calculations;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Look-through, concentration and seed-fund statistics: one row per way of being wrong. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BadPortfolioTest {
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
          look_through|{}|/portfolios missing
          look_through|{"portfolios":{}}|/portfolios out_of_range
          look_through|{"funds":{"a":{"b":1},"b":{"a":1}},"portfolios":{"p":{"a":10}}}|/funds/a undefined
          look_through|{"funds":{"a":{"b":-1,"c":"NaN"},"b":{}},"portfolios":{"p":{"a":1e301},"":{"x":1}}}|/funds/a/b out_of_range;/funds/a/c malformed;/funds/b out_of_range;/portfolios/p/a out_of_range;/portfolios out_of_range
          look_through|{"funds":{"a":{"x":0},"p":{"x":1},"c":{"p":1}},"portfolios":{"p":{"p":10}},"groups":{"x":"g"}}|/portfolios/p/p contradiction;/funds/a undefined;/funds/p contradiction;/funds/c/p contradiction
          look_through|{"funds":{"a":[],"b":{"x/y":true}},"portfolios":[],"groups":{"x":7}}|/funds/a malformed;/funds/b/x~1y malformed;/portfolios malformed;/groups/x malformed
          look_through|{"funds":{"a":{"a":1e300,"b":1e-7}},"portfolios":{"p":{"a":1e300}}}|/funds out_of_range
          concentration|{}|/amounts missing
          concentration|{"amounts":[]}|/amounts out_of_range
          concentration|{"amounts":[-1,"NaN",1e301,null],"groups":[1],"top":[0],"aversions":[0]}|/amounts/0 out_of_range;/amounts/1 malformed;/amounts/2 out_of_range;/amounts/3 malformed;/groups/0 malformed;/top/0 out_of_range;/aversions/0 out_of_range
          concentration|{"amounts":[1,2],"groups":["a"]}|/groups contradiction
          concentration|{"amounts":[0,0]}|/amounts undefined
          concentration|{"amounts":[1],"top":[1.5,"2"],"aversions":[1e400]}|/top/0 malformed;/top/1 malformed;/aversions/0 out_of_range
          survival|{}|/durations missing;/events missing
          survival|{"durations":[],"events":[]}|/durations out_of_range;/events out_of_range
          survival|{"durations":[-1,"Infinity"],"events":[2,"yes"],"confidence":1}|/durations/0 out_of_range;/durations/1 malformed;/events/0 malformed;/events/1 malformed;/confidence out_of_range
          survival|{"durations":[1,2],"events":[1]}|/events contradiction
          survival|{"durations":[1],"events":[1],"endings":["x"]}|/events contradiction
          survival|{"durations":[1],"endings":[""," x",7]}|/endings/0 out_of_range;/endings/1 malformed;/endings/2 malformed
          survival|{"durations":[1,2],"endings":["x"]}|/endings contradiction
          survival|{"durations":[1,2,3,4,5,6,7,8,9,10,11,12,13,14],"endings":["a","b","c","d","e","f","g","h","i","j","k","l","m",null]}|/endings out_of_range
          outcome_multiples|{}|/projects missing
          outcome_multiples|{"projects":[]}|/projects out_of_range
          outcome_multiples|{"projects":[{"cost":-1,"proceeds":"NaN","value":1.005},{"project":"P"}],"best":[0],"decimals":-1}|/decimals out_of_range;/projects/0/cost out_of_range;/projects/0/proceeds malformed;/projects/1/cost missing;/projects/1/proceeds missing;/projects/1/value missing;/best/0 out_of_range
          outcome_multiples|{"projects":[{"cost":0,"proceeds":1,"value":12345678901234567890}]}|/projects/0/value out_of_range
          outcome_multiples|{"projects":[{"cost":0,"proceeds":1,"value":1}]}|/projects/0/cost out_of_range
          power_law_tail|{}|/multiples missing
          power_law_tail|{"multiples":[1,2,3]}|/multiples undefined
          power_law_tail|{"multiples":[-1,"NaN",1e300],"x_min":-1,"confidence":0}|/multiples/0 out_of_range;/multiples/1 malformed;/multiples/2 out_of_range;/x_min out_of_range;/confidence out_of_range
          power_law_tail|{"multiples":[1,1,1,1,1,1,1],"x_min":1}|/multiples undefined
          power_law_tail|{"multiples":[1,2,3,4,5,6,7],"x_min":0}|/x_min out_of_range
          outcome_simulation|{}|/tickets missing;/reserve missing;/stages missing;/periods missing;/seed missing;/outcomes missing
          outcome_simulation|{"tickets":[],"reserve":-1,"stages":[],"periods":0,"periods_per_year":13,"seed":1.5,"outcomes":100001}|/tickets out_of_range;/reserve out_of_range;/stages out_of_range;/periods out_of_range;/periods_per_year out_of_range;/seed malformed;/outcomes out_of_range
          outcome_simulation|{"tickets":[{"period":-1,"amount":0,"count":0},{}],"reserve":"NaN","stages":[{"name":"","step_up":0,"follow_on":-1,"moves":[{"periods":0,"ending":"merger","probability":1.1}],"exit":{"body":[-1,"Infinity"],"tail_share":2,"x_min":0,"alpha":1},"held_multiple":-1},{}],"periods":5,"seed":12345678901234567890,"outcomes":10}|/tickets/0/period out_of_range;/tickets/0/amount out_of_range;/tickets/0/count out_of_range;/tickets/1/period missing;/tickets/1/amount missing;/reserve malformed;/stages/0/name out_of_range;/stages/0/step_up out_of_range;/stages/0/follow_on out_of_range;/stages/0/moves/0/periods out_of_range;/stages/0/moves/0/ending unknown;/stages/0/moves/0/probability out_of_range;/stages/0/exit/body/0 out_of_range;/stages/0/exit/body/1 malformed;/stages/0/exit/tail_share out_of_range;/stages/0/exit/x_min out_of_range;/stages/0/exit/alpha out_of_range;/stages/0/held_multiple out_of_range;/stages/1/name missing;/stages/1/moves missing;/stages/1/exit missing;/stages/1/held_multiple missing;/seed out_of_range
          outcome_simulation|{"tickets":[{"period":9,"amount":1}],"reserve":0,"stages":[{"name":"a","step_up":2,"follow_on":1,"moves":[{"periods":1,"ending":"exit","probability":0.6},{"periods":2,"ending":"next_round","probability":0.6}],"exit":{"tail_share":0.5,"x_min":1,"alpha":2},"held_multiple":1},{"name":"a","moves":[{"periods":1,"ending":"next_round","probability":0.5}],"exit":{"tail_share":1,"x_min":1,"alpha":2},"held_multiple":1}],"periods":5,"seed":1,"outcomes":10}|/tickets/0/period out_of_range;/stages/0/step_up out_of_range;/stages/0/follow_on out_of_range;/stages/0/exit/body missing;/stages/0/moves contradiction;/stages/1/moves/0/ending contradiction;/stages/1/name duplicate
          outcome_simulation|{"tickets":[{"period":0,"amount":1,"count":5000}],"reserve":0,"stages":[{"name":"a","moves":[],"exit":{"tail_share":1,"x_min":1,"alpha":2},"held_multiple":1}],"periods":5,"seed":1,"outcomes":6001}|/outcomes out_of_range
          outcome_simulation|{"tickets":[{"period":0,"amount":1,"count":5000},{"period":0,"amount":1,"count":5000}],"reserve":0,"stages":[{"name":"a","moves":[],"exit":{"tail_share":1,"x_min":1,"alpha":2},"held_multiple":1}],"periods":5,"seed":1,"outcomes":3001}|/outcomes out_of_range
          funnel|{"steps":[]}|/steps out_of_range
          funnel|{"steps":[{"step":"a","count":-1},{"count":1.5},7]}|/steps/0/count out_of_range;/steps/1/step missing;/steps/1/count malformed;/steps/2 malformed
          funnel|{"steps":[{"step":"a","count":1},{"step":"a","count":2}]}|/steps/1/count contradiction;/steps/1/step duplicate
          tolerance|{}|/cost missing;/proceeds missing;/value missing;/fund_type missing;/moment missing;/as_of missing;/rules_of missing
          tolerance|{"fund_type":"seed","moment":"now","as_of":"2031-13-30","cost":-1,"proceeds":"NaN","value":1.005,"rules_of":"nowhere"}|/cost out_of_range;/proceeds malformed;/value malformed;/moment unknown;/as_of malformed;/rules_of unknown
          tolerance|{"fund_type":"industry","moment":"running","as_of":"2031-06-30","cost":1,"proceeds":0,"value":0,"rules_of":"shaanxi"}|/fund_type unknown
          tolerance|{"fund_type":"seed","moment":"running","as_of":"2031-06-30","cost":0,"proceeds":0,"value":0,"rules_of":"shaanxi"}|/cost undefined
          tolerance|{"fund_type":"seed","moment":"running","as_of":"2031-06-30","cost":1,"projects":[{"project":"P","cost":1,"proceeds":0,"value":0}],"rules_of":"shaanxi","rule":{"limit":0.7,"from":"2025-01-01","source":"s"}}|/cost contradiction;/rules_of contradiction
          tolerance|{"fund_type":"seed","moment":"running","as_of":"2031-06-30","cost":1,"proceeds":0,"value":0,"rule":{"limit":1.7,"from":"2025-01-01","until":"2024-01-01"},"on_file":{"P":["notes"]}}|/rule/limit out_of_range;/rule/source missing;/rule/until contradiction;/on_file/P/0 unknown
          tolerance|{"fund_type":"seed","moment":"running","as_of":"2023-06-30","cost":1,"proceeds":0,"value":0,"rule":{"limit":0.7,"from":"2025-01-01","source":"s"},"on_file":{"P":[]}}|/fund_type unknown
          amplification|{"funds":[{"fund":"F","committed":1,"from_cluster":"Infinity","public":-1,"more":1}],"year":1}|/funds/0/from_cluster malformed;/funds/0/public out_of_range;/funds/0/more unknown;/year unknown
          """)
  void everyProblemIsNamed(String name, String body, String errors) {
    var answered = desk.post(name, body);
    assertEquals(422, answered.status(), answered.text());
    assertEquals(List.of(errors.split(";", -1)), answered.errors(), answered.text());
  }
}
