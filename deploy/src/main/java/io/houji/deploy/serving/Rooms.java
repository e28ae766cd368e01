package io.houji.deploy.serving;

import io.houji.http.access.AccessRoom;
import io.houji.http.calculations.Calculation;
import io.houji.http.calculations.CalculationsRoom;
import io.houji.http.calculations.FundCalculations;
import io.houji.http.funds.FundsRoom;
import io.houji.http.imports.ImportsRoom;
import io.houji.http.ledger.Posting;
import io.houji.http.ledger.Snapshots;
import io.houji.http.ledger.Views;
import io.houji.http.network.NetworkRoom;
import io.houji.http.partnership.PartnershipRoom;
import io.houji.http.patents.PatentsRoom;
import io.houji.http.published.PublishedRoom;
import io.houji.http.registers.RegistersRoom;
import io.houji.http.scoring.ScoringRoom;
import io.houji.http.seedfund.ProjectsRoom;
import io.houji.http.server.Room;
import io.houji.http.transfer.TransferRoom;
import io.houji.http.web.WebRoom;
import io.houji.http.writes.Writes;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Every room of the house, each with what it needs. */
final class Rooms {
  private Rooms() {}

  /**
   * All rooms.
   *
   * @param language in which the page for people begins
   */
  static List<Room> of(
      House.Ground ground,
      Writes writes,
      Snapshots snapshots,
      ScoringRoom scoring,
      Locale language) {
    var vertx = ground.vertx();
    var posting = new Posting(vertx, writes, snapshots);
    var views = new Views(vertx, snapshots, InstantSource.system());
    return List.of(
        AccessRoom.of(),
        CalculationsRoom.of(vertx, calculations(scoring)),
        FundsRoom.of(posting, views),
        ProjectsRoom.of(posting, views),
        RegistersRoom.of(posting, views),
        TransferRoom.of(posting, views),
        PatentsRoom.of(posting, views),
        NetworkRoom.of(posting, views),
        PartnershipRoom.of(posting, views),
        ImportsRoom.of(vertx, ground.database(), writes, snapshots, InstantSource.system()),
        PublishedRoom.of(views),
        WebRoom.of(vertx, snapshots, language),
        scoring.room());
  }

  private static List<Calculation> calculations(ScoringRoom scoring) {
    var all = new ArrayList<>(FundCalculations.all());
    scoring
        .calculations()
        .forEach(
            offer ->
                all.add(
                    new Calculation(
                        offer.name(), offer.description(), offer.brief(), offer.compute())));
    return all;
  }
}
