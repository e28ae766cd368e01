package io.houji.fund.fees;

import io.houji.fund.fees.Phase.Base;
import io.houji.fund.fees.Phase.Stage;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;

/**
 * A published rule for management fees (管理费规则), with the day it took effect and its source.
 *
 * @param mark how sure it is: C read in the text, S read in a report, U not confirmed
 * @param yearlyRateMax highest rate the rule allows, per year
 * @param heldBack share of the fee that waits for evaluation
 * @param stages base and factor on the rate for each stage the rule speaks of
 */
public record FeeRule(
    String id,
    LocalDate effectiveFrom,
    String mark,
    String source,
    BigDecimal yearlyRateMax,
    BigDecimal heldBack,
    Map<Stage, StageFee> stages) {

  private static final List<FeeRule> PUBLISHED = read("fee-rules.properties");

  /** What a rule says of one stage: the rate times {@code factor}, on {@code base}. */
  public record StageFee(Base base, BigDecimal factor) {}

  /**
   * The stages of one fund's life: each begins where the one before ends. A stage that is left out
   * begins and ends on the same day.
   */
  public record Life(LocalDate start, LocalDate exit, LocalDate extension, LocalDate end) {}

  public FeeRule {
    stages = Map.copyOf(stages);
  }

  /** All rules of {@code fee-rules.properties}. */
  public static List<FeeRule> published() {
    return PUBLISHED;
  }

  /** The newest rule of that name in force on a day. */
  public static Optional<FeeRule> inForce(String id, LocalDate on) {
    return PUBLISHED.stream()
        .filter(rule -> rule.id().equals(id) && !rule.effectiveFrom().isAfter(on))
        .max(Comparator.comparing(FeeRule::effectiveFrom));
  }

  /**
   * Phases of a fund under this rule at an agreed rate.
   *
   * @return rejected, by pointers {@code /yearly_rate} and {@code /life/...}, when the rate exceeds
   *     the rule's, days are out of order, or the rule is silent on a stage the fund has
   */
  public Outcome<List<Phase>> phases(BigDecimal yearlyRate, Life life) {
    var problems = new ArrayList<Problem>();
    if (yearlyRate.signum() < 0 || yearlyRate.compareTo(yearlyRateMax) > 0) {
      problems.add(
          new Problem(
              Problem.Code.OUT_OF_RANGE,
              "/yearly_rate",
              "must be from 0 to " + yearlyRateMax.toPlainString()));
    }
    var days = List.of(life.start(), life.exit(), life.extension(), life.end());
    var names = List.of("exit", "extension", "end");
    var phases = new ArrayList<Phase>();
    for (var stage : Stage.values()) {
      int i = phases.size();
      var from = days.get(i);
      var to = days.get(i + 1);
      var fee = stages.get(stage);
      if (to.isBefore(from)) {
        problems.add(
            new Problem(
                Problem.Code.CONTRADICTION,
                "/life/" + names.get(i),
                "must not be before the stage begins"));
      }
      if (fee == null && from.isBefore(to)) {
        problems.add(
            new Problem(
                Problem.Code.MISSING,
                "/life/" + names.get(i),
                "the rule states no fee for the stage " + stage));
      }
      var said = fee == null ? new StageFee(Base.PAID_IN, BigDecimal.ZERO) : fee;
      phases.add(new Phase(stage, from, to, yearlyRate.multiply(said.factor()), said.base()));
    }
    phases.removeIf(phase -> phase.from().equals(phase.to()));
    return problems.isEmpty() ? Outcome.ok(List.copyOf(phases)) : Outcome.rejected(problems);
  }

  private static List<FeeRule> read(String file) {
    var properties = new Properties();
    try (var stream = FeeRule.class.getResourceAsStream(file);
        var text =
            new InputStreamReader(Objects.requireNonNull(stream, file), StandardCharsets.UTF_8)) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Arrays.stream(value(properties, "rules").split(",", -1))
        .map(name -> rule(properties, name))
        .toList();
  }

  private static FeeRule rule(Properties properties, String name) {
    var stages = new EnumMap<Stage, StageFee>(Stage.class);
    for (var stage : Stage.values()) {
      var key = name + "." + stage;
      if (properties.containsKey(key + ".base")) {
        var base = Base.valueOf(value(properties, key + ".base"));
        stages.put(stage, new StageFee(base, new BigDecimal(value(properties, key + ".factor"))));
      }
    }
    return new FeeRule(
        name,
        LocalDate.parse(value(properties, name + ".effective_from")),
        value(properties, name + ".mark"),
        value(properties, name + ".source"),
        new BigDecimal(value(properties, name + ".yearly_rate_max")),
        new BigDecimal(value(properties, name + ".held_back")),
        stages);
  }

  private static String value(Properties properties, String key) {
    var value = properties.getProperty(key);
    if (value == null) {
      throw new IllegalStateException("fee-rules.properties lacks " + key);
    }
    return value.strip();
  }
}
