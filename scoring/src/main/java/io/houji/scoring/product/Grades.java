package io.houji.scoring.product;

import io.houji.fund.outcome.Outcome;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import java.util.List;

/**
 * The master scale (主标尺): from a yearly PD to a grade. Rows {@code grade | name | PD below which}.
 *
 * @param grades from best to worst, bounds ascending, the last above 1
 */
public record Grades(Definition definition, List<Grade> grades) {

  /** A grade and the PD from which it no longer holds. */
  public record Grade(String name, double below) {}

  public Grades {
    grades = List.copyOf(grades);
    double last = 0;
    for (var grade : grades) {
      if (!(grade.below > last)) {
        throw new IllegalArgumentException("bounds ascend: " + grade.name);
      }
      last = grade.below;
    }
    if (!(last > 1)) {
      throw new IllegalArgumentException("the last bound is above 1");
    }
  }

  public static Outcome<Grades> read(String text) {
    var sheet = new Sheet(text);
    var definition = sheet.definition();
    var grades = sheet.rows("grade").stream().map(r -> new Grade(r.text(1), r.number(2))).toList();
    return sheet.build(() -> new Grades(definition, grades));
  }

  /** The grade of a PD in [0, 1]; a bound belongs to the grade below. */
  public String of(double pd) {
    for (var grade : grades) {
      if (pd < grade.below) {
        return grade.name;
      }
    }
    throw new IllegalArgumentException("no probability: " + pd);
  }
}
