package io.houji.http.ledger;

import io.houji.fund.ledger.Bound;
import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.Measure;
import io.houji.fund.ledger.PatentChain;
import io.houji.fund.ledger.PatentEventKind;
import io.houji.fund.ledger.PatentKind;
import io.houji.fund.ledger.ReferralStatus;
import io.houji.fund.ledger.RegisterFact;
import io.houji.fund.ledger.Scope;
import io.houji.http.json.Json;
import java.util.List;

/** Rows of the registers. */
final class RegisterRows {
  private RegisterRows() {}

  private static final FactRows<RegisterFact.PatentEntry> PATENT_ENTRY =
      new FactRows<>(
          "patent",
          RegisterFact.PatentEntry.class,
          List.of(
              FactRows.column("title", RegisterFact.PatentEntry::title, Json::text),
              FactRows.column("kind", RegisterFact.PatentEntry::kind, FactRows::term),
              FactRows.column("filed_on", RegisterFact.PatentEntry::filedOn, Json::date),
              FactRows.column("unpaid_since", RegisterFact.PatentEntry::unpaidSince, Json::date),
              FactRows.column("chain", RegisterFact.PatentEntry::chain, FactRows::term),
              FactRows.column("firm_id", RegisterFact.PatentEntry::firmId, Json::text),
              FactRows.column("institution", RegisterFact.PatentEntry::institution, Json::text),
              FactRows.column("result_id", RegisterFact.PatentEntry::resultId, Json::text),
              FactRows.column("core", RegisterFact.PatentEntry::core, Json::bool),
              FactRows.column(
                  "core_criterion", RegisterFact.PatentEntry::coreCriterion, Json::text)),
          cells ->
              new RegisterFact.PatentEntry(
                  cells.head(),
                  cells.text("title"),
                  cells.term("kind", PatentKind.class),
                  cells.date("filed_on"),
                  cells.maybeDate("unpaid_since").orElse(null),
                  cells.maybeTerm("chain", PatentChain.class).orElse(null),
                  cells.maybeText("firm_id").orElse(null),
                  cells.maybeText("institution").orElse(null),
                  cells.maybeText("result_id").orElse(null),
                  cells.maybeBool("core").orElse(null),
                  cells.maybeText("core_criterion").orElse(null)));

  private static final FactRows<RegisterFact.PatentEvent> PATENT_EVENT =
      new FactRows<>(
          "patent_event",
          RegisterFact.PatentEvent.class,
          List.of(
              FactRows.column("patent_id", RegisterFact.PatentEvent::patentId, Json::text),
              FactRows.column("kind", RegisterFact.PatentEvent::kind, FactRows::term),
              FactRows.column("party", RegisterFact.PatentEvent::party, Json::text),
              FactRows.column(
                  "register_number", RegisterFact.PatentEvent::registerNumber, Json::text)),
          cells ->
              new RegisterFact.PatentEvent(
                  cells.head(),
                  cells.text("patent_id"),
                  cells.term("kind", PatentEventKind.class),
                  cells.maybeText("party").orElse(null),
                  cells.maybeText("register_number").orElse(null)));

  private static final FactRows<RegisterFact.ServiceInstitution> SERVICE_INSTITUTION =
      new FactRows<>(
          "service_institution",
          RegisterFact.ServiceInstitution.class,
          List.of(
              FactRows.column("name", RegisterFact.ServiceInstitution::name, Json::text),
              FactRows.column(
                  "services", RegisterFact.ServiceInstitution::services, FactRows::texts)),
          cells ->
              new RegisterFact.ServiceInstitution(
                  cells.head(), cells.text("name"), cells.texts("services")));

  private static final FactRows<RegisterFact.Referral> REFERRAL =
      new FactRows<>(
          "referral",
          RegisterFact.Referral.class,
          List.of(
              FactRows.column("institution_id", RegisterFact.Referral::institutionId, Json::text),
              FactRows.column("firm_id", RegisterFact.Referral::firmId, Json::text),
              FactRows.column("service", RegisterFact.Referral::service, Json::text),
              FactRows.column("status", RegisterFact.Referral::status, FactRows::term),
              FactRows.column("node_id", RegisterFact.Referral::nodeId, Json::text)),
          cells ->
              new RegisterFact.Referral(
                  cells.head(),
                  cells.text("institution_id"),
                  cells.text("firm_id"),
                  cells.text("service"),
                  cells.term("status", ReferralStatus.class),
                  cells.maybeText("node_id").orElse(null)));

  private static final FactRows<RegisterFact.NetworkNode> NETWORK_NODE =
      new FactRows<>(
          "network_node",
          RegisterFact.NetworkNode.class,
          List.of(
              FactRows.column("name", RegisterFact.NetworkNode::name, Json::text),
              FactRows.column("tier", RegisterFact.NetworkNode::tier, FactRows::whole),
              FactRows.column("tier_name", RegisterFact.NetworkNode::tierName, Json::text),
              FactRows.column("place", RegisterFact.NetworkNode::place, Json::text)),
          cells ->
              new RegisterFact.NetworkNode(
                  cells.head(),
                  cells.text("name"),
                  cells.number("tier").intValueExact(),
                  cells.maybeText("tier_name").orElse(null),
                  cells.maybeText("place").orElse(null)));

  private static final FactRows<RegisterFact.ReportedFigure> REPORTED_FIGURE =
      new FactRows<>(
          "reported_figure",
          RegisterFact.ReportedFigure.class,
          List.of(
              FactRows.column("measure", RegisterFact.ReportedFigure::measure, FactRows::term),
              FactRows.column("scope", RegisterFact.ReportedFigure::scope, FactRows::term),
              FactRows.column("value", RegisterFact.ReportedFigure::value, Json::decimal),
              FactRows.column("bound", RegisterFact.ReportedFigure::bound, FactRows::term),
              FactRows.column("node_id", RegisterFact.ReportedFigure::nodeId, Json::text),
              FactRows.column("source", RegisterFact.ReportedFigure::source, Json::text)),
          cells ->
              new RegisterFact.ReportedFigure(
                  cells.head(),
                  cells.term("measure", Measure.class),
                  cells.term("scope", Scope.class),
                  cells.number("value"),
                  cells.term("bound", Bound.class),
                  cells.maybeText("node_id").orElse(null),
                  cells.text("source")));

  static final List<FactRows<? extends Fact>> ALL =
      List.of(
          PATENT_ENTRY, PATENT_EVENT, SERVICE_INSTITUTION, REFERRAL, NETWORK_NODE, REPORTED_FIGURE);
}
