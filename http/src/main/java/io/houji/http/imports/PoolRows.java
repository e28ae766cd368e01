package io.houji.http.imports;

import io.houji.fund.ledger.Bound;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.PatentChain;
import io.houji.fund.ledger.PatentEventKind;
import io.houji.fund.ledger.PatentKind;
import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.fund.outcome.Problem.Code;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** 专利池, 资本大市场, 金融网络 and 上报数: patents, services, nodes and what sources report. */
final class PoolRows {
  private static final int NAME = 200;
  private static final int CRITERION = 500;
  private static final int SERVICE = 100;
  private static final int SERVICES_MAX = 50;
  private static final int SERVICES = SERVICE * SERVICES_MAX;
  private static final int NUMBER = 64;
  private static final int SOURCE = 300;
  private static final int TIERS = 9;
  private static final BigDecimal LARGEST = new BigDecimal("1000000000000");
  private static final int DECIMALS = 8;

  private PoolRows() {}

  static List<Fact> patent(Cells cells, LocalDate positionOn) {
    var head = cells.thing("patent_id");
    var title = cells.text("title", NAME);
    var kind = cells.term("kind", PatentKind.class);
    var filed = cells.day("filed_on");
    var unpaid = cells.day("unpaid_since");
    var chain = cells.term("chain", PatentChain.class);
    var firm = cells.id("firm_id");
    var institution = cells.text("institution", NAME);
    var result = cells.id("result_id");
    var core = cells.yes("core");
    var criterion = cells.text("core_criterion", CRITERION);
    if (head == null || title == null || kind == null || filed == null) {
      return List.of();
    }
    return List.of(
        new RegisterFact.PatentEntry(
            head, title, kind, filed, unpaid, chain, firm, institution, result, core, criterion));
  }

  static List<Fact> patentEvent(Cells cells, LocalDate positionOn) {
    var patent = cells.id("patent_id");
    var kind = cells.term("kind", PatentEventKind.class);
    var party = cells.text("party", NAME);
    var number = cells.text("register_number", NUMBER);
    var head = cells.event("pe", patent, kind, party, number);
    if (head == null || patent == null || kind == null) {
      return List.of();
    }
    return List.of(new RegisterFact.PatentEvent(head, patent, kind, party, number));
  }

  static List<Fact> node(Cells cells, LocalDate positionOn) {
    var head = cells.thing("node_id");
    var name = cells.text("name", NAME);
    var tier = cells.whole("tier", 1, TIERS);
    var tierName = cells.text("tier_name", SERVICE);
    var place = cells.text("place", NAME);
    if (head == null || name == null || tier == null) {
      return List.of();
    }
    return List.of(new RegisterFact.NetworkNode(head, name, tier, tierName, place));
  }

  static List<Fact> institution(Cells cells, LocalDate positionOn) {
    var head = cells.thing("institution_id");
    var name = cells.text("name", NAME);
    var services = services(cells);
    if (head == null || name == null || services == null) {
      return List.of();
    }
    return List.of(new RegisterFact.ServiceInstitution(head, name, services));
  }

  /** Several in one cell, parted by semicolons or 、. */
  private static @Nullable List<String> services(Cells cells) {
    var text = cells.text("services", SERVICES);
    if (text == null) {
      return null;
    }
    var services =
        Arrays.stream(text.split("[;；、]", -1))
            .map(String::strip)
            .filter(s -> !s.isEmpty())
            .toList();
    if (services.isEmpty()
        || services.size() > SERVICES_MAX
        || services.stream().anyMatch(service -> service.length() > SERVICE)) {
      cells.wrong(
          Code.OUT_OF_RANGE,
          "services",
          "1 to 50 services of at most 100 characters, parted by semicolons");
      return null;
    }
    return services;
  }

  static List<Fact> referral(Cells cells, LocalDate positionOn) {
    var head = cells.thing("referral_id");
    var institution = cells.id("institution_id");
    var firm = cells.id("firm_id");
    var service = cells.text("service", SERVICE);
    var status = cells.term("status", ReferralStatus.class);
    var node = cells.id("node_id");
    if (head == null || institution == null || firm == null || service == null || status == null) {
      return List.of();
    }
    return List.of(new RegisterFact.Referral(head, institution, firm, service, status, node));
  }

  static List<Fact> reportedFigure(Cells cells, LocalDate positionOn) {
    var measure = cells.term("measure", Measure.class);
    var scope = cells.term("scope", Scope.class);
    var value = value(cells);
    var bound = cells.term("bound", Bound.class);
    var node = cells.id("node_id");
    var source = cells.text("source", SOURCE);
    var head = cells.event("rf", measure, scope, node, source);
    if (head == null
        || measure == null
        || scope == null
        || value == null
        || bound == null
        || source == null) {
      return List.of();
    }
    return List.of(
        new RegisterFact.ReportedFigure(head, measure, scope, value, bound, node, source));
  }

  private static @Nullable BigDecimal value(Cells cells) {
    var number = cells.number("value");
    if (number != null && (number.compareTo(LARGEST) > 0 || number.scale() > DECIMALS)) {
      cells.wrong(Code.OUT_OF_RANGE, "value", "at most 1,000,000,000,000 and 8 decimals");
      return null;
    }
    return number;
  }
}
