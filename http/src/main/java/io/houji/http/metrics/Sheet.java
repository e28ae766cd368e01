package io.houji.http.metrics;

import com.google.errorprone.annotations.CanIgnoreReturnValue;
import io.houji.fund.money.Money;
import io.houji.fund.outcome.Outcome;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot;
import io.prometheus.metrics.model.snapshots.InfoSnapshot.InfoDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gauges that all speak of one moment, written anew each time it moves. A figure without a value is
 * not put and so has no series: never zero, never NaN, and none that outlives what it measured.
 *
 * <p>Names are whole, with prefix and unit.
 */
public final class Sheet {
  private static final double MILLIS = 1e3;

  private final List<Family> families = new ArrayList<>();
  private final List<InfoSnapshot> infos = new ArrayList<>();

  /** A family with its help; its series follow. */
  public Family gauge(String name, String help) {
    var family = new Family(name, help);
    families.add(family);
    return family;
  }

  /** Names of things, as series {@code name_info} that are always 1, to join with. */
  public void info(String name, String help, List<Labels> things) {
    if (!things.isEmpty()) {
      var info = InfoSnapshot.builder().name(name).help(help);
      things.forEach(labels -> info.dataPoint(new InfoDataPointSnapshot(labels)));
      infos.add(info.build());
    }
  }

  /** What is scraped until the next sheet. */
  public MetricSnapshots end() {
    var snapshots = MetricSnapshots.builder();
    families.stream()
        .filter(family -> !family.points.isEmpty())
        .map(Family::snapshot)
        .forEach(snapshots::metricSnapshot);
    infos.forEach(snapshots::metricSnapshot);
    return snapshots.build();
  }

  /** Series of one name. */
  public static final class Family {
    private final String name;
    private final String help;
    private final List<GaugeDataPointSnapshot> points = new ArrayList<>();

    private Family(String name, String help) {
      this.name = name;
      this.help = help;
    }

    /**
     * One series.
     *
     * @param labels names and values in turn
     */
    @CanIgnoreReturnValue
    public Family put(double value, String... labels) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException(name + " has no value: " + value);
      }
      points.add(new GaugeDataPointSnapshot(value, Labels.of(labels), null));
      return this;
    }

    /** In yuan. */
    @CanIgnoreReturnValue
    public Family put(Money value, String... labels) {
      return put(value.toYuan(), labels);
    }

    /** In seconds since 1970. */
    @CanIgnoreReturnValue
    public Family put(Instant moment, String... labels) {
      return put(moment.toEpochMilli() / MILLIS, labels);
    }

    /** No series where the figure is undefined. */
    @CanIgnoreReturnValue
    public Family put(Outcome<Double> figure, String... labels) {
      figure
          .fold(Optional::of, problems -> Optional.<Double>empty())
          .ifPresent(v -> put(v, labels));
      return this;
    }

    private GaugeSnapshot snapshot() {
      var snapshot = GaugeSnapshot.builder().name(name).help(help);
      points.forEach(snapshot::dataPoint);
      return snapshot.build();
    }
  }
}
