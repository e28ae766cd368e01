package io.houji.http.metrics;

import com.sun.management.OperatingSystemMXBean;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.FileDescriptorMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.core.instrument.config.MeterFilter;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.micrometer.Label;
import io.vertx.micrometer.MetricsDomain;
import io.vertx.micrometer.MicrometerMetricsFactory;
import io.vertx.micrometer.MicrometerMetricsOptions;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/**
 * The registry behind {@code /metrics} and the shell's own meters. One per process.
 *
 * <p>Labels come from closed lists only: methods that HTTP does not know are counted as {@code
 * other}, paths appear as route templates.
 */
public final class Meters implements AutoCloseable {
  static final String BUILD_INFO = "houji.build.info";
  static final String PROBLEMS = "houji.http.problems";
  static final String REPLAYS = "houji.http.idempotency.replays";
  static final String REQUEST_DURATION = "houji.http.request.duration";
  static final String IN_FLIGHT = "houji.http.requests.in.flight";
  static final String CONNECTIONS = "houji.http.connections";
  static final String PROCESSOR = "process.cpu";

  private static final OperatingSystemMXBean PROCESS =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final double NANOS = 1e9;

  /**
   * The first two have names that promtool rightly refuses; the others are gauges of which all
   * servers or pools of the process register one and the same, so that only one would be counted.
   */
  private static final Set<String> LEFT_OUT =
      Set.of(
          "system.cpu.count",
          "process.cpu.time",
          "vertx.http.server.active.requests",
          "vertx.http.server.active.connections",
          "vertx.sql.processing.pending");

  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "CONNECT");

  /** Half a millisecond to ten seconds: the fastest read to beyond the slowest allowed request. */
  private static final Duration[] BUCKETS = {
    Duration.ofNanos(500_000),
    Duration.ofMillis(1),
    Duration.ofNanos(2_500_000),
    Duration.ofMillis(5),
    Duration.ofMillis(10),
    Duration.ofMillis(25),
    Duration.ofMillis(50),
    Duration.ofMillis(100),
    Duration.ofMillis(250),
    Duration.ofMillis(500),
    Duration.ofSeconds(1),
    Duration.ofMillis(2500),
    Duration.ofSeconds(10)
  };

  private final PrometheusMeterRegistry registry =
      new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
  private final JvmGcMetrics collections = new JvmGcMetrics();
  private final Counter replays;
  private final Timer requests;
  private final AtomicInteger inFlight = new AtomicInteger();
  private final AtomicInteger connections = new AtomicInteger();

  /**
   * @param version of the running build
   * @param revision commit it was built from, or {@code unknown}
   */
  public Meters(String version, String revision) {
    registry
        .config()
        .meterFilter(MeterFilter.replaceTagValues("method", Meters::knownMethod))
        .meterFilter(MeterFilter.deny(Meters::leftOut));
    new ClassLoaderMetrics().bindTo(registry);
    new JvmMemoryMetrics().bindTo(registry);
    new JvmThreadMetrics().bindTo(registry);
    new ProcessorMetrics().bindTo(registry);
    new UptimeMetrics().bindTo(registry);
    new FileDescriptorMetrics().bindTo(registry);
    collections.bindTo(registry);
    constant(
        BUILD_INFO,
        "The running build; always 1.",
        Tags.of(
            "version",
            version,
            "revision",
            revision,
            "java_version",
            Runtime.version().toString()));
    replays =
        Counter.builder(REPLAYS)
            .description("Writes answered from their idempotency key instead of done again.")
            .register(registry);
    requests =
        Timer.builder(REQUEST_DURATION)
            .description("From the head of a request to the end of its answer.")
            .serviceLevelObjectives(BUCKETS)
            .register(registry);
    count(IN_FLIGHT, "Requests at work now.", inFlight);
    count(CONNECTIONS, "Connections open to the API now.", connections);
    FunctionCounter.builder(PROCESSOR, PROCESS, os -> os.getProcessCpuTime() / NANOS)
        .description("Processor time that the process has used.")
        .baseUnit("seconds")
        .register(registry);
  }

  /** A Vert.x that measures its HTTP servers and pools into this registry. */
  public Vertx vertx(VertxOptions options) {
    var metrics =
        new MicrometerMetricsOptions()
            .setEnabled(true)
            .setLabels(
                EnumSet.of(
                    Label.HTTP_METHOD,
                    Label.HTTP_CODE,
                    Label.HTTP_ROUTE,
                    Label.POOL_TYPE,
                    Label.POOL_NAME))
            .addDisabledMetricsCategory(MetricsDomain.EVENT_BUS)
            .addDisabledMetricsCategory(MetricsDomain.NET_SERVER)
            .addDisabledMetricsCategory(MetricsDomain.NET_CLIENT)
            .addDisabledMetricsCategory(MetricsDomain.DATAGRAM_SOCKET)
            .addDisabledMetricsCategory(MetricsDomain.HTTP_CLIENT);
    return Vertx.builder()
        .with(new VertxOptions(options).setMetricsOptions(metrics))
        .withMetrics(new MicrometerMetricsFactory(registry))
        .build();
  }

  /** For gauges and counters of the rooms. */
  public PrometheusMeterRegistry registry() {
    return registry;
  }

  /** Shows every problem type as zero before the first one happens. */
  public void announceProblems(List<String> types) {
    types.forEach(type -> problems(type).increment(0));
  }

  public void countProblem(String type) {
    problems(type).increment();
  }

  public void countReplay() {
    replays.increment();
  }

  public void recordRequest(Duration took) {
    requests.record(took);
  }

  /** Requests at work; the door reads and moves it, the gauge shows it. */
  public AtomicInteger inFlight() {
    return inFlight;
  }

  /** Connections open to the API; the servers move it, the gauge shows it. */
  public AtomicInteger connections() {
    return connections;
  }

  /** The scrape in the format that {@code accept} asks for; Prometheus text if in doubt. */
  public String scrape(String contentType) {
    return registry.scrape(contentType);
  }

  @Override
  public void close() {
    collections.close();
    registry.close();
  }

  private Counter problems(String type) {
    return Counter.builder(PROBLEMS)
        .description("Answers that were problems, by type.")
        .tag("problem_type", type)
        .register(registry);
  }

  private void count(String name, String help, AtomicInteger counted) {
    Gauge.builder(name, counted, AtomicInteger::get)
        .description(help)
        .strongReference(true)
        .register(registry);
  }

  private void constant(String name, String help, Tags tags) {
    Supplier<Number> one = () -> 1;
    Gauge.builder(name, one).description(help).tags(tags).strongReference(true).register(registry);
  }

  private static String knownMethod(String method) {
    return METHODS.contains(method) ? method : "other";
  }

  /** Virtual threads are no pool with a size: from Java 21 on its ratio is NaN. */
  private static boolean ofNoPool(Tag tag) {
    return tag.getValue().equals("vert.x-virtual-thread");
  }

  private static boolean leftOut(Meter.Id id) {
    return LEFT_OUT.contains(id.getName()) || id.getTags().stream().anyMatch(Meters::ofNoPool);
  }

  /** A label of a closed list. */
  public static Tag label(String name, Enum<?> value) {
    return Tag.of(name, value.name().toLowerCase(Locale.ROOT));
  }
}
