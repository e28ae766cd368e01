package io.houji.http.imports;

import io.houji.fund.ledger.CarrierLevel;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.LicenceFlowKind;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.RewardBase;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.ledger.TransferWay;
import java.time.LocalDate;
import java.util.List;

/** 成果转化台账: brokers, carriers, results, contracts, and licences used first and paid later. */
final class TransferRows {
  private static final int NAME = 200;
  private static final int FIELD = 100;
  private static final int NUMBER = 64;

  private TransferRows() {}

  static List<Fact> broker(Cells cells, LocalDate positionOn) {
    var head = cells.thing("broker_id");
    var name = cells.text("name", NAME);
    var institution = cells.text("institution", NAME);
    return head == null || name == null
        ? List.of()
        : List.of(new TransferFact.Broker(head, name, institution));
  }

  static List<Fact> carrier(Cells cells, LocalDate positionOn) {
    var head = cells.thing("carrier_id");
    var name = cells.text("name", NAME);
    var level = cells.term("level", CarrierLevel.class);
    return head == null || name == null
        ? List.of()
        : List.of(new TransferFact.Carrier(head, name, level));
  }

  static List<Fact> result(Cells cells, LocalDate positionOn) {
    var head = cells.thing("result_id");
    var name = cells.text("name", NAME);
    var institution = cells.text("institution", NAME);
    var field = cells.text("field", FIELD);
    var stage = cells.term("stage", ResultStage.class);
    var broker = cells.id("broker_id");
    var carrier = cells.id("carrier_id");
    var admitted = cells.day("admitted_on");
    var firm = cells.id("firm_id");
    var project = cells.id("project_id");
    var listed = cells.yes("separately_listed");
    var title = cells.yes("title_evaluated");
    var horizontal = cells.yes("horizontal_funds");
    if (head == null || name == null || institution == null || stage == null) {
      return List.of();
    }
    return List.of(
        new TransferFact.ResearchResult(
            head,
            name,
            institution,
            field,
            stage,
            broker,
            carrier,
            admitted,
            firm,
            project,
            listed,
            title,
            horizontal));
  }

  static List<Fact> contract(Cells cells, LocalDate positionOn) {
    var result = cells.id("result_id");
    var way = cells.term("way", TransferWay.class);
    var firm = cells.id("firm_id");
    var amount = cells.money("amount");
    var registered = cells.day("registered_on");
    var number = cells.text("register_number", NUMBER);
    var base = cells.term("reward_base", RewardBase.class);
    var rewardOf = cells.money("reward_of");
    var reward = cells.money("reward");
    var agreed = cells.yes("reward_agreed");
    var head = cells.event("tc", result, way, firm, amount, number);
    if (head == null || result == null || way == null) {
      return List.of();
    }
    return List.of(
        new TransferFact.Contract(
            head, result, way, firm, amount, registered, number, base, rewardOf, reward, agreed));
  }

  static List<Fact> licence(Cells cells, LocalDate positionOn) {
    var result = cells.id("result_id");
    var firm = cells.id("firm_id");
    var cap = cells.amount("cap");
    var share = cells.rate("income_share");
    var guarantor = cells.text("guarantor", NAME);
    var head = cells.event("lic", result, firm);
    if (head == null || result == null || firm == null || cap == null || share == null) {
      return List.of();
    }
    return List.of(new TransferFact.UseFirstLicence(head, result, firm, cap, share, guarantor));
  }

  static List<Fact> licenceFlow(Cells cells, LocalDate positionOn) {
    var licence = cells.id("licence_id");
    var kind = cells.term("kind", LicenceFlowKind.class);
    var amount = cells.amount("amount");
    var head = cells.event("lf", licence, kind, amount);
    if (head == null || licence == null || kind == null || amount == null) {
      return List.of();
    }
    return List.of(new TransferFact.LicenceFlow(head, licence, kind, amount));
  }
}
