package io.houji.deploy.demo;

import io.houji.fund.ledger.AmacType;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.FundType;
import io.houji.fund.ledger.Layer;
import io.houji.fund.ledger.Stage;
import io.houji.fund.ledger.Term;
import io.houji.fund.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row of the shipped list of funds; amounts in the file are 万元. */
record FundRow(List<String> cells) {
  private static final Map<String, FundType> TYPES =
      Map.ofEntries(
          Map.entry("种子", FundType.SEED),
          Map.entry("天使", FundType.ANGEL),
          Map.entry("创投", FundType.VENTURE),
          Map.entry("产业", FundType.INDUSTRY),
          Map.entry("母基金", FundType.FUND_OF_FUNDS),
          Map.entry("引导", FundType.GUIDANCE),
          Map.entry("成果转化", FundType.TRANSFER),
          Map.entry("知识产权运营", FundType.IP_OPERATION),
          Map.entry("人才创业", FundType.TALENT),
          Map.entry("接续", FundType.SECONDARY),
          Map.entry("QFLP", FundType.QFLP),
          Map.entry("上市培育", FundType.PRE_LISTING));

  static List<FundRow> all() {
    return Rows.of("funds.csv").stream().map(FundRow::new).toList();
  }

  String id() {
    return cells.get(0);
  }

  int number() {
    return Integer.parseInt(id().substring(1));
  }

  int vintage() {
    return Integer.parseInt(cells.get(4));
  }

  boolean seedProgramme() {
    return id().equals("F01");
  }

  /** It puts money into other funds of the cluster. */
  boolean feedsTheCluster() {
    return layer() == Layer.FUND_OF_FUNDS;
  }

  Money committed() {
    return wan(8);
  }

  Money fromCluster() {
    return wan(10);
  }

  Money fiscal() {
    return wan(9).minus(fromCluster());
  }

  Money paidIn() {
    return wan(11);
  }

  Money invested() {
    return wan(12);
  }

  /** The fund of funds behind {@link #fromCluster}: the guidance fund for transfer alone. */
  @Nullable String feeder() {
    if (fromCluster().fen() == 0) {
      return null;
    }
    return type() == FundType.TRANSFER ? "F26" : "F25";
  }

  /** First day: feeders in January, the seed programme in March, the others February to June. */
  LocalDate start() {
    if (feedsTheCluster()) {
      return LocalDate.of(vintage(), 1, 12);
    }
    return seedProgramme()
        ? LocalDate.of(vintage(), 3, 10)
        : LocalDate.of(vintage(), 2 + number() % 4, 5 + number() % 20);
  }

  FundType type() {
    return TYPES.entrySet().stream()
        .filter(entry -> cells.get(1).startsWith(entry.getKey()))
        .map(Map.Entry::getValue)
        .findFirst()
        .orElseThrow();
  }

  Fact.Fund fact() {
    return new Fact.Fund(
        DemoHistory.on(id(), start()),
        "示例" + cells.get(1) + "基金" + id() + " (ILLUSTRATIVE)",
        type(),
        cells.get(1),
        Term.find(AmacType.class, cells.get(2)).orElseThrow(),
        layer(),
        vintage(),
        new BigDecimal(cells.get(5)),
        new BigDecimal(cells.get(6)),
        null,
        null,
        null,
        "CNY",
        List.of(cells.get(7).split("、")),
        stage(),
        seedProgramme(),
        cells.get(13).isEmpty() ? null : cells.get(13));
  }

  private Layer layer() {
    return Term.find(Layer.class, cells.get(3)).orElseThrow();
  }

  private @Nullable Stage stage() {
    return switch (type()) {
      case SEED -> Stage.SEED;
      case ANGEL -> Stage.ANGEL;
      case VENTURE -> Stage.VENTURE;
      case PRE_LISTING -> Stage.GROWTH;
      case SECONDARY -> Stage.SECONDARY;
      default -> null;
    };
  }

  private Money wan(int column) {
    return Money.wan(Long.parseLong(cells.get(column)));
  }
}
