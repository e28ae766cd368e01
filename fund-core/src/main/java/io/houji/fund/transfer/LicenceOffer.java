package io.houji.fund.transfer;

import static io.houji.fund.outcome.Problem.Code.CONTRADICTION;

import io.houji.fund.outcome.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * 许可要约: a patent offered for licence, and what stands in its way.
 *
 * @param patent the right
 * @param open whether it is an open licence (开放许可) to anyone
 * @param pledged whether a pledge is registered on it
 * @param pledgeeConsents whether the pledgee has consented
 */
public record LicenceOffer(Patent patent, boolean open, boolean pledged, boolean pledgeeConsents) {

  /** Everything that blocks the offer on a day, each with its article; empty when nothing does. */
  public List<Problem> blockedBy(LocalDate day) {
    var problems = new ArrayList<Problem>();
    if (patent.endedOn(day).isPresent()) {
      problems.add(
          new Problem(
              CONTRADICTION, "/patent", "the right ended on " + patent.endedOn(day).orElseThrow()));
    }
    if (pledged && !pledgeeConsents) {
      problems.add(
          new Problem(
              CONTRADICTION,
              "/pledge",
              "民法典 Art. 444: a pledged patent is not licensed without the pledgee's consent"));
      if (open) {
        problems.add(
            new Problem(
                CONTRADICTION,
                "/open",
                "专利法实施细则 Art. 86: no open licence of a pledged patent without consent"));
      }
    }
    return problems;
  }
}
