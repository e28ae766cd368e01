package io.houji.scoring.rules;

import io.houji.scoring.applicant.Applicant;
import io.houji.scoring.registry.Definition;

/** A dated, versioned test of a firm (规则). */
public interface Rule {
  Definition definition();

  Judgement judge(Applicant applicant);
}
