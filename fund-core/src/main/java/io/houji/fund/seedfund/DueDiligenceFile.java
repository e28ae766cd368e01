package io.houji.fund.seedfund;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * 尽职档案: the papers that show, project by project, that the fund's people did their duty.
 *
 * @param byProject the papers at hand for each project that the fund invested in; a project without
 *     any is listed with an empty set
 */
public record DueDiligenceFile(Map<String, Set<Paper>> byProject) {

  /** What must be on file for every project. */
  public enum Paper {
    /** 投决会文件: the investment committee's papers and vote. */
    COMMITTEE_PAPERS,
    /** 利益冲突声明: declarations of conflicts of interest. */
    CONFLICT_DECLARATIONS,
    /** 投后报告: reports after the investment. */
    POST_INVESTMENT_REPORTS
  }

  public DueDiligenceFile {
    byProject = Map.copyOf(byProject);
    if (byProject.isEmpty()) {
      throw new IllegalArgumentException("a fund's file lists at least one project");
    }
  }

  /** The same papers for a fund that keeps one file for all projects. */
  public static DueDiligenceFile ofFund(Set<Paper> papers) {
    return new DueDiligenceFile(Map.of("fund", papers));
  }

  public boolean isComplete() {
    return missing().isEmpty();
  }

  /** The papers that are missing, by project in order of name; projects with all are left out. */
  public SortedMap<String, Set<Paper>> missing() {
    var missing = new TreeMap<String, Set<Paper>>();
    byProject.forEach(
        (project, papers) -> {
          var absent = EnumSet.allOf(Paper.class);
          absent.removeAll(papers);
          if (!absent.isEmpty()) {
            missing.put(project, Collections.unmodifiableSet(absent));
          }
        });
    return missing;
  }
}
