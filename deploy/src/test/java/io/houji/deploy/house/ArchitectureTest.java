package io.houji.deploy.house;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the build file cannot forbid: impure mathematics, rooms that know each other, cycles. */
class ArchitectureTest {
  private static final JavaClasses CODE =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("-tests.jar"))
          .importPackages("io.houji");

  /** Rooms of http that all others may use: they carry the technique, not the business. */
  private static final String[] SHARED_ROOMS = {
    "io.houji.http.server..",
    "io.houji.http.json..",
    "io.houji.http.store..",
    "io.houji.http.metrics..",
    "io.houji.http.writes..",
    "io.houji.http.ledger..",
    "io.houji.http.tables.."
  };

  private enum Rule {
    PURE_MODULES_KNOW_NO_TECHNIQUE(
        () ->
            noClasses()
                .that()
                .resideInAnyPackage("io.houji.fund..", "io.houji.scoring..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                    "io.vertx..",
                    "io.netty..",
                    "io.micrometer..",
                    "java.sql..",
                    "javax.sql..",
                    "org.postgresql..",
                    "com.fasterxml..",
                    "tools.jackson..",
                    "org.slf4j..",
                    "java.util.logging..",
                    "java.net..")),
    PURE_MODULES_DO_NOT_ASK_THE_CLOCK(
        () ->
            noClasses()
                .that()
                .resideInAnyPackage("io.houji.fund..", "io.houji.scoring..")
                .should()
                .accessTargetWhere(asksTheClock())),
    SCORING_USES_MATHEMATICS_THAT_IS_THE_SAME_EVERYWHERE(
        () ->
            noClasses()
                .that()
                .resideInAPackage("io.houji.scoring..")
                .should()
                .accessTargetWhere(differsBetweenMachines())),
    DEPENDENCIES_RUN_ONE_WAY(
        () ->
            layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .withOptionalLayers(true)
                .layer("deploy")
                .definedBy("io.houji.deploy..")
                .layer("http")
                .definedBy("io.houji.http..")
                .layer("scoring")
                .definedBy("io.houji.scoring..")
                .layer("fund-core")
                .definedBy("io.houji.fund..")
                .whereLayer("deploy")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("http")
                .mayOnlyBeAccessedByLayers("deploy")
                .whereLayer("scoring")
                .mayOnlyBeAccessedByLayers("deploy", "http")),
    ROOMS_OF_HTTP_DO_NOT_KNOW_EACH_OTHER(
        () ->
            slices()
                .matching("io.houji.http.(*)..")
                .should()
                .notDependOnEachOther()
                .ignoreDependency(DescribedPredicate.alwaysTrue(), resideInAnyPackage(SHARED_ROOMS))
                .allowEmptyShould(true)),
    ROOMS_OF_FUND_CORE_FORM_NO_CYCLE(() -> noCycle("io.houji.fund.(*)..")),
    ROOMS_OF_SCORING_FORM_NO_CYCLE(() -> noCycle("io.houji.scoring.(*)..")),
    ROOMS_OF_DEPLOY_FORM_NO_CYCLE(() -> noCycle("io.houji.deploy.(*)..")),
    NO_ROOM_IS_NAMED_AFTER_A_TECHNIQUE(
        () ->
            noClasses()
                .should()
                .resideInAnyPackage(
                    "..util..",
                    "..utils..",
                    "..impl..",
                    "..dto..",
                    "..service..",
                    "..manager..",
                    "..common..",
                    "..helper.."));

    private final Supplier<ArchRule> rule;

    Rule(Supplier<ArchRule> rule) {
      this.rule = rule;
    }
  }

  @ParameterizedTest
  @EnumSource(Rule.class)
  void theHouseKeepsItsRules(Rule rule) {
    rule.rule.get().allowEmptyShould(true).check(CODE);
  }

  /** Guards the rules themselves: an importer that finds nothing would pass them all. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "io.houji.fund.money.Money",
        "io.houji.http.store.DatabaseAccess",
        "io.houji.deploy.database.EmbeddedPostgres"
      })
  void theRulesSeeTheCode(String type) {
    assertTrue(CODE.contain(type), type + " was not imported");
  }

  @Test
  void theRulesCanFail() {
    var upsideDown =
        List.of(
            noClasses()
                .that()
                .resideInAPackage("io.houji.deploy..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("java.sql.."),
            noClasses().should().accessTargetWhere(asksTheClock()),
            noClasses()
                .that()
                .resideInAPackage("io.houji.deploy..")
                .should()
                .dependOnClassesThat(resideInAPackage("io.houji.http..")),
            slices().matching("io.houji.deploy.(*)..").should().notDependOnEachOther());
    for (ArchRule rule : upsideDown) {
      assertThrows(AssertionError.class, () -> rule.check(CODE), rule.getDescription());
    }
  }

  private static ArchRule noCycle(String rooms) {
    return slices().matching(rooms).should().beFreeOfCycles().allowEmptyShould(true);
  }

  /** {@code now} of any date class, with or without a zone or clock, and the older ways. */
  private static DescribedPredicate<JavaAccess<?>> asksTheClock() {
    return DescribedPredicate.<JavaAccess<?>>describe(
        "the target asks the clock",
        access -> {
          var type = access.getTargetOwner().getName();
          var method = access.getName();
          return (type.startsWith("java.time.") && method.equals("now"))
              || (type.equals("java.time.Clock") && method.startsWith("system"))
              || (type.equals("java.lang.System")
                  && (method.equals("currentTimeMillis") || method.equals("nanoTime")))
              || (type.equals("java.util.Date") && method.equals("<init>"));
        });
  }

  /** Functions of {@code Math} whose last bit depends on machine and JDK; use StrictMath. */
  private static DescribedPredicate<JavaAccess<?>> differsBetweenMachines() {
    var functions =
        List.of(
            "exp", "expm1", "log", "log10", "log1p", "pow", "sin", "cos", "tan", "sinh", "cosh",
            "tanh", "asin", "acos", "atan", "atan2", "cbrt", "hypot");
    return DescribedPredicate.<JavaAccess<?>>describe(
        "the target is a function of Math that differs between machines",
        access ->
            access.getTargetOwner().getName().equals("java.lang.Math")
                && functions.contains(access.getName()));
  }
}
