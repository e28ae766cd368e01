package io.houji.deploy.cli;

import io.houji.deploy.training.CsvTable;
import io.houji.deploy.training.ModelFolder;
import io.houji.deploy.training.PastLoans;
import io.houji.deploy.words.Refusal;
import io.houji.scoring.calibration.Dependence;
import io.houji.scoring.modelcard.Development;
import io.houji.scoring.modelcard.ValidationPage;
import io.houji.scoring.scorecard.CardText;
import io.houji.scoring.scorecard.Scorecard;
import io.houji.scoring.scorecard.Scorer;
import io.houji.scoring.training.Rows;
import io.houji.scoring.validation.Fairness;
import io.houji.scoring.validation.MonthlyStability;
import io.houji.scoring.validation.ValidationPack;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code validate MODEL FILE}: the validation pack of a trained card on loans since. */
@Command(name = "validate", mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {
  private static final int MONTH_LENGTH = 7;

  private final Surroundings surroundings;

  @Parameters(index = "0", paramLabel = "MODEL", descriptionKey = "validate.model")
  private Path model = Path.of("");

  @Parameters(index = "1", paramLabel = "FILE", descriptionKey = "train.file")
  private Path file = Path.of("");

  @Mixin private final Outcomes past = new Outcomes();

  @Option(names = "--date", paramLabel = "COLUMN", descriptionKey = "validate.date")
  private String date = "";

  @Option(names = "--group", paramLabel = "COLUMN=REFERENCE", descriptionKey = "validate.group")
  private String group = "";

  @Option(
      names = "--cut",
      defaultValue = "0.05",
      paramLabel = "PD",
      descriptionKey = "validate.cut")
  private double cut;

  @Option(names = "--correlation", defaultValue = "0.12", descriptionKey = "validate.correlation")
  private double correlation;

  ValidateCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (!(correlation >= 0 && correlation <= 0.99)) {
      throw new Refusal("validate.correlation-range", correlation);
    }
    var folder = new ModelFolder(model);
    var trained = folder.read();
    var card = trained.card();
    var table = CsvTable.read(file).where(past.where);
    boolean[] outcomes = PastLoans.outcomes(table, past.target, past.bad);
    if (outcomes.length == 0) {
      throw new Refusal("training.no-rows", file);
    }
    double[][] rows = Rows.of(card, PastLoans.variables(table, card));
    surroundings.say("validate.read", rows.length);
    var scorer = new Scorer(card);
    var pds = new double[rows.length];
    for (int i = 0; i < pds.length; i++) {
      pds[i] = card.pd(scorer.points(rows[i]));
    }
    var sample = Development.sample(pds, outcomes);
    var further = new ValidationPack.Further();
    if (!date.isEmpty()) {
      var series = series(trained, rows, sample);
      further = further.months(series, table.column(date).stream().map(this::month).toList());
    }
    if (!group.isEmpty()) {
      further = further.groups(firms(table, pds, outcomes), reference(), cut);
    }
    var development = trained.development().forValidation();
    var pack =
        TrainCommand.done(
            ValidationPack.of(sample, development, Dependence.oneFactor(correlation), further));
    report(pack, card, folder);
    return ExitCode.DONE;
  }

  private void report(ValidationPack pack, Scorecard card, ModelFolder folder) {
    surroundings.say(
        "validate.ranks",
        figure(pack.auc().value()),
        figure(pack.aucInterval().low()) + " - " + figure(pack.aucInterval().high()),
        figure(pack.aucTest().p()));
    surroundings.say(
        "validate.figures",
        figure(pack.kolmogorovSmirnov()),
        figure(pack.brier().score()),
        figure(pack.stability().index()));
    boolean chinese = surroundings.words().language().equals(Locale.CHINESE);
    var title = "Validation 验证 " + CardText.hash(card).substring(0, 12);
    surroundings.say("validate.done", folder.validation(ValidationPage.html(title, pack, chinese)));
  }

  private List<MonthlyStability.Series> series(
      ModelFolder.Model trained, double[][] rows, ValidationPack.Sample sample) {
    var series = new ArrayList<MonthlyStability.Series>();
    var grades = new int[rows.length];
    for (int i = 0; i < grades.length; i++) {
      grades[i] = sample.grade(i);
    }
    var perGrade = trained.development().perGrade().stream().mapToLong(Long::longValue).toArray();
    series.add(new MonthlyStability.Series("grades", perGrade, grades));
    var all = trained.card().characteristics();
    for (int c = 0; c < all.size(); c++) {
      var bins = new int[rows.length];
      for (int i = 0; i < bins.length; i++) {
        bins[i] = all.get(c).bins().of(rows[i][c]);
      }
      var expected = trained.development().expected(c);
      series.add(new MonthlyStability.Series(all.get(c).name(), expected, bins));
    }
    return series;
  }

  private String month(String day) {
    if (!day.matches("[0-9]{4}-[0-9]{2}(-[0-9]{2})?")) {
      throw new Refusal("validate.no-month", date, day);
    }
    return day.substring(0, MONTH_LENGTH);
  }

  private String reference() {
    return group.substring(CsvTable.name(group).length() + 1);
  }

  private List<Fairness.Firm> firms(CsvTable table, double[] pds, boolean[] outcomes) {
    var groups = table.column(CsvTable.name(group));
    var firms = new ArrayList<Fairness.Firm>();
    for (int i = 0; i < pds.length; i++) {
      firms.add(new Fairness.Firm(groups.get(i), pds[i], outcomes[i]));
    }
    return firms;
  }

  private static String figure(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }
}
