package io.houji.scoring.registry;

import static io.houji.fund.testing.Golden.ok;
import static io.houji.fund.testing.Golden.refusals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.houji.fund.testing.Cases;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegisterTest {
  private static final LocalDate DAY = LocalDate.of(2026, 4, 10);
  private static final ContentHash OLD = ContentHash.of("old");
  private static final ContentHash NEW = ContentHash.of("new");

  private static Entry.Move move(State to, String by, String confirmedBy) {
    var second = Optional.of(confirmedBy).filter(s -> !s.isEmpty());
    return new Entry.Move(to, DAY, by, second, "because");
  }

  private static Register withChampion() {
    var register = ok(Register.EMPTY.add(Entry.draft(OLD, "model", "gazelle", "li")));
    register = ok(register.move(OLD, move(State.VALIDATED, "wang", "zhao")));
    return ok(register.move(OLD, move(State.CHAMPION, "wang", "zhao")));
  }

  @Test
  void theHashIsSha256OfTheText() {
    // NIST FIPS 180-2, appendix B.1.
    assertEquals(
        "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
        ContentHash.of("abc").hex());
  }

  @Test
  void anewChampionSendsTheOldOneBackToChallenger() {
    var register = ok(withChampion().add(Entry.draft(NEW, "model", "gazelle", "li")));
    register = ok(register.move(NEW, move(State.VALIDATED, "wang", "zhao")));
    register = ok(register.move(NEW, move(State.CHAMPION, "wang", "zhao")));
    assertEquals(NEW, register.champion("model", "gazelle").orElseThrow().hash());
    assertEquals(State.CHALLENGER, register.find(OLD).orElseThrow().state());
  }

  @Test
  void promotionTakesTwoPersonsAndNotTheAuthor() {
    var register = ok(Register.EMPTY.add(Entry.draft(NEW, "model", "gazelle", "li")));
    assertEquals(
        List.of("MISSING /confirmed_by"),
        refusals(register.move(NEW, move(State.VALIDATED, "wang", ""))));
    assertEquals(
        List.of("CONTRADICTION /confirmed_by"),
        refusals(register.move(NEW, move(State.VALIDATED, "wang", "wang"))));
    assertEquals(
        List.of("CONTRADICTION /confirmed_by"),
        refusals(register.move(NEW, move(State.VALIDATED, "wang", "li"))));
  }

  @Test
  void everyReasonAgainstAMoveIsNamed() {
    var wrong = new Entry.Move(State.SHADOW, DAY.minusDays(1), " ", Optional.empty(), "");
    assertEquals(
        List.of("CONTRADICTION /to", "CONTRADICTION /on", "MISSING /by", "MISSING /why"),
        refusals(withChampion().move(OLD, wrong)));
    assertEquals(
        List.of("UNKNOWN /hash"),
        refusals(withChampion().move(NEW, move(State.RETIRED, "wang", ""))));
    assertEquals(
        List.of("DUPLICATE /hash"),
        refusals(withChampion().add(Entry.draft(OLD, "model", "gazelle", "li"))));
  }

  @Test
  void whateverHappensThereIsAtMostOneChampionAndRetiredIsFinal() {
    Cases.forAll(
        random -> {
          var register = withChampion();
          for (int i = 0; i < 4; i++) {
            register =
                ok(register.add(Entry.draft(ContentHash.of("m" + i), "model", "gazelle", "li")));
          }
          for (int step = 0; step < 60; step++) {
            var entry = register.entries().get(random.nextInt(register.entries().size()));
            var to = State.values()[random.nextInt(State.values().length)];
            var before = entry.state();
            var held = register;
            register =
                register
                    .move(entry.hash(), move(to, "wang", "zhao"))
                    .fold(moved -> moved, problems -> held);
            if (before == State.RETIRED) {
              assertEquals(held, register);
            }
            int champions = register.in("model", "gazelle", State.CHAMPION).size();
            assertEquals(champions, Math.min(1, champions));
          }
        });
  }

  @Test
  void commentsAndSpacesDoNotChangeADefinition() {
    var text = "definition | rules | a | 1\nin-force | 2026-01-01 | -\nsource | us\n";
    var spaced = "# note\n definition|rules |  a|1 # more\n\nin-force | 2026-01-01 |-\nsource|us";
    assertEquals(new Sheet(text).definition().hash(), new Sheet(spaced).definition().hash());
    var other = text.replace("| 1\n", "| 2\n");
    assertNotEquals(new Sheet(text).definition().hash(), new Sheet(other).definition().hash());
  }

  @Test
  void aSheetNamesEveryLineItCannotUse() {
    var sheet = new Sheet("definition | rules | a | 1\nin-force | soon | -\nodd | 1\nn | x");
    var ignored = sheet.definition();
    sheet.rows("n").forEach(row -> assertEquals(1.0, row.number(1)));
    assertEquals("a", ignored.name().name());
    assertEquals(
        List.of("MALFORMED /lines/2", "MISSING ", "MALFORMED /lines/4", "UNKNOWN /lines/3"),
        refusals(sheet.build(() -> 1)));
  }
}
