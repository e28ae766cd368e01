package io.houji.deploy.crash;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * Kills the service, or PostgreSQL under it, while clients write, and looks for every acknowledged
 * write afterwards: none may be missing, none may be there twice, and a request sent again with its
 * key must give the same bytes.
 */
final class CrashRounds {
  private static final int THREADS = 8;
  private static final int CREATED = 201;
  private static final int TRIES = 120;

  private final Victim victim;
  private final Written written;
  private final Path folder;
  private final List<String> findings = new ArrayList<>();

  CrashRounds(Victim victim, Written written, Path folder) {
    this.victim = victim;
    this.written = written;
    this.folder = folder;
  }

  /**
   * Runs all rounds and prints a line for each.
   *
   * @param writes at least so many are acknowledged before each strike
   * @return everything that should not be; empty if all is well
   */
  List<String> run(int rounds, int writes) throws IOException, InterruptedException {
    var house = House.serve(folder);
    var writers = new Writers(written, house.token(written.role));
    var owner = writers.post(house.url(), written.owners, "owner", written.owner());
    expect(owner.status() == CREATED, "the owner was not made: " + owner.body());
    System.out.println("round  acknowledged  open at the strike  lost  doubled  changed");
    for (int round = 1; round <= rounds; round++) {
      var reached = writers.start(house.url(), THREADS, writes);
      expect(reached.await(10, TimeUnit.MINUTES), "too few writes in ten minutes");
      victim.strike(house);
      writers.end();
      if (victim == Victim.SERVICE) {
        house = House.serve(folder);
      }
      reconcile(round, house, writers);
    }
    house.stop();
    return List.copyOf(findings);
  }

  private void reconcile(int round, House house, Writers writers)
      throws IOException, InterruptedException {
    var open = List.copyOf(writers.open);
    for (String key : open) {
      finish(house, writers, key);
    }
    var booked = writers.booked(house.url());
    var lost = writers.acknowledged.keySet().stream().filter(k -> !booked.containsKey(k)).toList();
    var doubled = booked.entrySet().stream().filter(e -> e.getValue() > 1).toList();
    var changed = new ArrayList<String>();
    for (String key = writers.fresh.poll(); key != null; key = writers.fresh.poll()) {
      var again = writers.call(house.url(), key);
      if (!again.repeated() || !again.body().equals(writers.acknowledged.get(key))) {
        changed.add(key);
      }
    }
    System.out.printf(
        Locale.ROOT,
        "%5d  %12d  %18d  %4d  %7d  %7d%n",
        round,
        writers.acknowledged.size(),
        open.size(),
        lost.size(),
        doubled.size(),
        changed.size());
    lost.forEach(key -> findings.add("lost: " + key));
    doubled.forEach(entry -> findings.add("doubled: " + entry));
    changed.forEach(key -> findings.add("another answer: " + key));
    if (booked.size() != writers.acknowledged.size()) {
      findings.add(booked.size() + " booked, " + writers.acknowledged.size() + " acknowledged");
    }
  }

  /** What was open is sent again with its key, as a client must, until it is acknowledged. */
  private void finish(House house, Writers writers, String key)
      throws IOException, InterruptedException {
    for (int tries = 0; tries < TRIES; tries++) {
      var said = writers.call(house.url(), key);
      if (said.status() == CREATED) {
        writers.acknowledge(key, said);
        return;
      }
      TimeUnit.MILLISECONDS.sleep(250); // a client waits as long before it tries again
    }
    findings.add("never acknowledged: " + key);
  }

  private static void expect(boolean met, String otherwise) {
    if (!met) {
      throw new IllegalStateException(otherwise);
    }
  }
}
