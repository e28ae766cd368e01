package io.houji.deploy.cli;

import io.houji.deploy.training.CsvTable;
import io.houji.deploy.training.ModelFolder;
import io.houji.deploy.training.PastLoans;
import io.houji.deploy.words.Refusal;
import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.modelcard.Development;
import io.houji.scoring.modelcard.ModelCard;
import io.houji.scoring.scorecard.CardText;
import io.houji.scoring.training.CardTraining;
import io.houji.scoring.training.Column;
import io.houji.scoring.training.CrossValidation;
import io.houji.scoring.training.DriftAlarm;
import io.houji.scoring.training.Publication;
import io.houji.scoring.training.RejectInference;
import io.houji.scoring.training.TrainingSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code train FILE}: a card, its figures and its model card from past loans; no database. */
@Command(name = "train", mixinStandardHelpOptions = true)
final class TrainCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "FILE", descriptionKey = "train.file")
  private Path file = Path.of("");

  @Mixin private final Outcomes past = new Outcomes();

  @Option(names = "--out", required = true, paramLabel = "FOLDER", descriptionKey = "train.out")
  private Path out = Path.of("");

  @Option(names = "--ignore", split = ",", paramLabel = "COLUMN", descriptionKey = "train.ignore")
  private List<String> ignore = List.of();

  @Option(
      names = "--category",
      split = ",",
      paramLabel = "COLUMN",
      descriptionKey = "train.category")
  private List<String> categories = List.of();

  @Option(names = "--special", paramLabel = "COLUMN=VALUE", descriptionKey = "train.special")
  private List<String> specials = List.of();

  @Option(names = "--fresh", paramLabel = "COLUMN=VALUE", descriptionKey = "train.fresh")
  private String fresh = "";

  @Option(names = "--rejected", paramLabel = "COLUMN=VALUE", descriptionKey = "train.rejected")
  private String rejected = "";

  @Option(names = "--uplift", defaultValue = "1.5", descriptionKey = "train.uplift")
  private double uplift;

  @Option(names = "--keep", split = ",", paramLabel = "COLUMN", descriptionKey = "train.keep")
  private List<String> keep = List.of();

  @Option(names = "--method", defaultValue = "stumps", descriptionKey = "train.method")
  private String method = "";

  @Option(names = "--central-tendency", paramLabel = "RATE", descriptionKey = "train.tendency")
  private double tendency = Double.NaN;

  TrainCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    var rules = rules();
    var table = CsvTable.read(file);
    var all = PastLoans.variables(table, reading());
    var names = all.stream().map(Column::name).toList();
    var loans = table.where(past.where);
    var set =
        done(TrainingSet.of(like(all, loans), PastLoans.outcomes(loans, past.target, past.bad)));
    surroundings.say("train.read", set.rows(), set.bads(), names.size());
    var trained = done(train(set, all, table, rules));
    trained.leaks().forEach(l -> surroundings.say("train.leak", l.variable(), l.why()));
    trained.leftOut().forEach(l -> surroundings.say("train.left-out", l.name(), l.why()));
    trained.guesses().forEach(g -> surroundings.say("train.guess", g));
    var card = trained.card();
    surroundings.say("train.trained", card.characteristics().size());
    var used = new HashSet<String>();
    card.characteristics().forEach(c -> used.add(c.name()));
    var development =
        done(
            CrossValidation.pds(set.with(used), rules)
                .then(pds -> Development.of(CardText.hash(card), card, set, pds)));
    surroundings.say(
        "train.quality",
        figure(development.auc().value()),
        figure(development.kolmogorovSmirnov()),
        figure(development.brier()));
    var alarms = alarms(trained, set, all, table);
    alarms.forEach(alarm -> surroundings.say("train.alarm", alarm));
    var source = file.getFileName() + (past.where.isEmpty() ? "" : ", " + past.where);
    var name = "Scorecard 评分卡 " + CardText.hash(card).substring(0, 12);
    boolean chinese = surroundings.words().language().equals(Locale.CHINESE);
    new ModelFolder(out)
        .write(new ModelCard(name, source, trained, rules, development, alarms), chinese);
    surroundings.say(alarms.isEmpty() ? "train.done" : "train.draft", out, CardText.hash(card));
    return alarms.isEmpty() ? ExitCode.DONE : ExitCode.REFUSED;
  }

  private CardTraining.Rules rules() {
    var known = Map.of("stumps", CardTraining.Method.STUMPS, "woe", CardTraining.Method.WOE);
    var chosen = known.get(method);
    if (chosen == null) {
      throw new Refusal("train.unknown-method", method);
    }
    var rules = CardTraining.Rules.usual(chosen).keeping(Set.copyOf(keep));
    return Double.isNaN(tendency) ? rules : rules.calibratedTo(tendency);
  }

  private PastLoans.Reading reading() {
    var ignored = new HashSet<>(ignore);
    ignored.add(past.target);
    for (var condition : List.of(past.where, fresh, rejected)) {
      if (!condition.isEmpty()) {
        ignored.add(CsvTable.name(condition));
      }
    }
    var values = new HashMap<String, List<Double>>();
    for (var special : specials) {
      var list = values.computeIfAbsent(CsvTable.name(special), n -> new ArrayList<>());
      try {
        list.add(Double.valueOf(special.substring(special.indexOf('=') + 1)));
      } catch (NumberFormatException noNumber) {
        throw new Refusal(noNumber, "training.condition", special);
      }
    }
    return new PastLoans.Reading(ignored, new HashSet<>(categories), values);
  }

  /** The variables of some rows, each of the kind it has over the whole file. */
  private List<Column> like(List<Column> all, CsvTable some) {
    var kinds = new HashSet<>(categories);
    for (var column : all) {
      if (column instanceof io.houji.scoring.training.CategoryColumn) {
        kinds.add(column.name());
      }
    }
    var reading = reading();
    return PastLoans.variables(
        some, new PastLoans.Reading(reading.ignored(), kinds, reading.specials()));
  }

  private Outcome<CardTraining.Trained> train(
      TrainingSet set, List<Column> all, CsvTable table, CardTraining.Rules rules) {
    if (rejected.isEmpty()) {
      return CardTraining.of(set, rules);
    }
    return RejectInference.train(set, like(all, table.where(rejected)), uplift, rules);
  }

  private List<String> alarms(
      CardTraining.Trained trained, TrainingSet set, List<Column> all, CsvTable table) {
    var decision =
        fresh.isEmpty()
            ? Publication.of(trained)
            : Publication.of(
                trained, done(DriftAlarm.of(set.columns(), like(all, table.where(fresh)))));
    return decision.fold(
        card -> List.of(), problems -> problems.stream().map(TrainCommand::line).toList());
  }

  private static String line(Problem problem) {
    return problem.where().substring(1) + ": " + problem.say();
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  static <T> T done(Outcome<T> outcome) {
    return outcome.fold(
        value -> value,
        problems -> {
          var said = problems.stream().map(p -> p.where() + ": " + p.say()).toList();
          throw new Refusal("training.impossible", String.join("; ", said));
        });
  }
}
