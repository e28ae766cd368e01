package io.houji.http.ledger;

import io.houji.fund.ledger.CarrierLevel;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.LicenceFlowKind;
import io.houji.fund.ledger.ResultStage;
import io.houji.fund.ledger.RewardBase;
import io.houji.fund.ledger.TransferFact;
import io.houji.fund.ledger.TransferWay;
import io.houji.http.json.Json;
import java.util.List;

/** Rows of technology transfer. */
final class TransferRows {
  private TransferRows() {}

  private static final FactRows<TransferFact.Broker> BROKER =
      new FactRows<>(
          "broker",
          TransferFact.Broker.class,
          List.of(
              FactRows.column("name", TransferFact.Broker::name, Json::text),
              FactRows.column("institution", TransferFact.Broker::institution, Json::text)),
          cells ->
              new TransferFact.Broker(
                  cells.head(), cells.text("name"), cells.maybeText("institution").orElse(null)));

  private static final FactRows<TransferFact.Carrier> CARRIER =
      new FactRows<>(
          "carrier",
          TransferFact.Carrier.class,
          List.of(
              FactRows.column("name", TransferFact.Carrier::name, Json::text),
              FactRows.column("level", TransferFact.Carrier::level, FactRows::term)),
          cells ->
              new TransferFact.Carrier(
                  cells.head(),
                  cells.text("name"),
                  cells.maybeTerm("level", CarrierLevel.class).orElse(null)));

  private static final FactRows<TransferFact.ResearchResult> RESEARCH_RESULT =
      new FactRows<>(
          "research_result",
          TransferFact.ResearchResult.class,
          List.of(
              FactRows.column("name", TransferFact.ResearchResult::name, Json::text),
              FactRows.column("institution", TransferFact.ResearchResult::institution, Json::text),
              FactRows.column("field", TransferFact.ResearchResult::field, Json::text),
              FactRows.column("stage", TransferFact.ResearchResult::stage, FactRows::term),
              FactRows.column("broker_id", TransferFact.ResearchResult::brokerId, Json::text),
              FactRows.column("carrier_id", TransferFact.ResearchResult::carrierId, Json::text),
              FactRows.column("admitted_on", TransferFact.ResearchResult::admittedOn, Json::date),
              FactRows.column("firm_id", TransferFact.ResearchResult::firmId, Json::text),
              FactRows.column("project_id", TransferFact.ResearchResult::projectId, Json::text),
              FactRows.column(
                  "separately_listed", TransferFact.ResearchResult::separatelyListed, Json::bool),
              FactRows.column(
                  "title_evaluated", TransferFact.ResearchResult::titleEvaluated, Json::bool),
              FactRows.column(
                  "horizontal_funds", TransferFact.ResearchResult::horizontalFunds, Json::bool)),
          cells ->
              new TransferFact.ResearchResult(
                  cells.head(),
                  cells.text("name"),
                  cells.text("institution"),
                  cells.maybeText("field").orElse(null),
                  cells.term("stage", ResultStage.class),
                  cells.maybeText("broker_id").orElse(null),
                  cells.maybeText("carrier_id").orElse(null),
                  cells.maybeDate("admitted_on").orElse(null),
                  cells.maybeText("firm_id").orElse(null),
                  cells.maybeText("project_id").orElse(null),
                  cells.maybeBool("separately_listed").orElse(null),
                  cells.maybeBool("title_evaluated").orElse(null),
                  cells.maybeBool("horizontal_funds").orElse(null)));

  private static final FactRows<TransferFact.Contract> CONTRACT =
      new FactRows<>(
          "transfer_contract",
          TransferFact.Contract.class,
          List.of(
              FactRows.column("result_id", TransferFact.Contract::resultId, Json::text),
              FactRows.column("way", TransferFact.Contract::way, FactRows::term),
              FactRows.column("firm_id", TransferFact.Contract::firmId, Json::text),
              FactRows.column("amount_fen", TransferFact.Contract::amount, FactRows::fen),
              FactRows.column("registered_on", TransferFact.Contract::registeredOn, Json::date),
              FactRows.column("register_number", TransferFact.Contract::registerNumber, Json::text),
              FactRows.column("reward_base", TransferFact.Contract::rewardBase, FactRows::term),
              FactRows.column("reward_of_fen", TransferFact.Contract::rewardOf, FactRows::fen),
              FactRows.column("reward_fen", TransferFact.Contract::reward, FactRows::fen),
              FactRows.column("reward_agreed", TransferFact.Contract::rewardAgreed, Json::bool)),
          cells ->
              new TransferFact.Contract(
                  cells.head(),
                  cells.text("result_id"),
                  cells.term("way", TransferWay.class),
                  cells.maybeText("firm_id").orElse(null),
                  cells.maybeMoney("amount_fen").orElse(null),
                  cells.maybeDate("registered_on").orElse(null),
                  cells.maybeText("register_number").orElse(null),
                  cells.maybeTerm("reward_base", RewardBase.class).orElse(null),
                  cells.maybeMoney("reward_of_fen").orElse(null),
                  cells.maybeMoney("reward_fen").orElse(null),
                  cells.maybeBool("reward_agreed").orElse(null)));

  private static final FactRows<TransferFact.UseFirstLicence> USE_FIRST_LICENCE =
      new FactRows<>(
          "use_first_licence",
          TransferFact.UseFirstLicence.class,
          List.of(
              FactRows.column("result_id", TransferFact.UseFirstLicence::resultId, Json::text),
              FactRows.column("firm_id", TransferFact.UseFirstLicence::firmId, Json::text),
              FactRows.column("cap_fen", TransferFact.UseFirstLicence::cap, FactRows::fen),
              FactRows.column(
                  "income_share_ratio", TransferFact.UseFirstLicence::incomeShare, Json::decimal),
              FactRows.column("guarantor", TransferFact.UseFirstLicence::guarantor, Json::text)),
          cells ->
              new TransferFact.UseFirstLicence(
                  cells.head(),
                  cells.text("result_id"),
                  cells.text("firm_id"),
                  cells.money("cap_fen"),
                  cells.number("income_share_ratio"),
                  cells.maybeText("guarantor").orElse(null)));

  private static final FactRows<TransferFact.LicenceFlow> LICENCE_FLOW =
      new FactRows<>(
          "licence_flow",
          TransferFact.LicenceFlow.class,
          List.of(
              FactRows.column("licence_id", TransferFact.LicenceFlow::licenceId, Json::text),
              FactRows.column("kind", TransferFact.LicenceFlow::kind, FactRows::term),
              FactRows.column("amount_fen", TransferFact.LicenceFlow::amount, FactRows::fen)),
          cells ->
              new TransferFact.LicenceFlow(
                  cells.head(),
                  cells.text("licence_id"),
                  cells.term("kind", LicenceFlowKind.class),
                  cells.money("amount_fen")));

  static final List<FactRows<? extends Fact>> ALL =
      List.of(BROKER, CARRIER, RESEARCH_RESULT, CONTRACT, USE_FIRST_LICENCE, LICENCE_FLOW);
}
