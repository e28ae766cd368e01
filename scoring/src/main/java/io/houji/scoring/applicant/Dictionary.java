package io.houji.scoring.applicant;

import static io.houji.fund.outcome.Problem.Code.UNKNOWN;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.registry.Definition;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Everything an application may say and every figure read from it (数据字典).
 *
 * <p>Written as rows ({@link DictionaryFile}); a product may bring rows of its own.
 */
public final class Dictionary {
  private final List<Definition> definitions;
  private final Map<String, Field> fields = new LinkedHashMap<>();
  private final Map<String, Measure> measures = new LinkedHashMap<>();
  private final Map<String, Measure.Reader> readers = new HashMap<>();
  private final List<Relation> relations;

  Dictionary(List<Definition> definitions, List<DictionaryFile.Rows> parts) {
    this.definitions = List.copyOf(definitions);
    var all = new ArrayList<Relation>();
    for (var part : parts) {
      for (var field : part.fields()) {
        if (fields.putIfAbsent(field.name(), field) != null) {
          throw new IllegalArgumentException("field given twice: " + field.name());
        }
        addOwnMeasure(field);
      }
      for (var measure : part.measures()) {
        if (measures.putIfAbsent(measure.name(), measure) != null) {
          throw new IllegalArgumentException("measure given twice: " + measure.name());
        }
      }
      all.addAll(part.relations());
    }
    relations = List.copyOf(all);
    measures.values().forEach(this::check);
    measures.forEach((name, measure) -> readers.put(name, measure.reader()));
  }

  /** A field that is no day is a measure by its own name. */
  private void addOwnMeasure(Field field) {
    if (field.kind() != Field.Kind.DAY) {
      boolean amount = field.kind() == Field.Kind.AMOUNT;
      var name = field.name();
      var words = field.words();
      measures.put(name, new Measure(name, Measure.Form.VALUE, List.of(name), amount, words));
    }
  }

  private void check(Measure measure) {
    for (var field : measure.fields()) {
      boolean licence = field.equals(LicenceFees.EXPECTED) || field.equals(LicenceFees.AT_MOST);
      if (!licence && !fields.containsKey(field)) {
        throw new IllegalArgumentException(measure.name() + " asks for unknown field " + field);
      }
    }
  }

  /** The texts it was made from, the common one first. */
  public List<Definition> definitions() {
    return definitions;
  }

  public List<Field> fields() {
    return List.copyOf(fields.values());
  }

  public Optional<Field> field(String name) {
    return Optional.ofNullable(fields.get(name));
  }

  public List<Measure> measures() {
    return List.copyOf(measures.values());
  }

  public Optional<Measure> measure(String name) {
    return Optional.ofNullable(measures.get(name));
  }

  /** How to read a measure; one that is not here is a mistake of the policy, not of a bank. */
  public Measure.Reader reader(String measure) {
    var reader = readers.get(measure);
    if (reader == null) {
      throw new IllegalArgumentException("no measure " + measure);
    }
    return reader;
  }

  /**
   * Reads an application; every problem at once, with pointers.
   *
   * @param given by field name: a {@code String}, {@code Boolean} or number ({@code Integer},
   *     {@code Long}, {@code Double}, {@code BigDecimal}); {@code null} is missing
   * @param day the scoring day; nothing that has happened may lie after it
   */
  public Outcome<Applicant> read(Map<String, ? extends @Nullable Object> given, LocalDate day) {
    var problems = new ArrayList<Problem>();
    var reader = new FieldReader(day, problems);
    var values = new HashMap<String, Value>();
    for (var field : fields.values()) {
      var value = reader.read(field, given.get(field.name()));
      if (value != Value.Missing.MISSING) {
        values.put(field.name(), value);
      }
    }
    if (!fields.keySet().containsAll(given.keySet())) {
      var unknown = new TreeSet<String>(given.keySet());
      unknown.removeAll(fields.keySet());
      for (var name : unknown) {
        problems.add(new Problem(UNKNOWN, "/" + pointer(name), "no such input"));
      }
    }
    var applicant = new Applicant(day, values);
    for (var relation : relations) {
      relation.brokenBy(applicant).ifPresent(problems::add);
    }
    return problems.isEmpty() ? Outcome.ok(applicant) : Outcome.rejected(problems);
  }

  private static String pointer(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }
}
