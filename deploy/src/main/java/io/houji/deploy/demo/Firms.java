package io.houji.deploy.demo;

import io.houji.fund.ledger.Fact;
import io.houji.fund.ledger.SocialCreditCode;
import io.houji.fund.outcome.Outcome;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Made-up firms with made-up codes, whose check characters are right. */
final class Firms {
  private static final String ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private final List<Fact> facts = new ArrayList<>();

  List<Fact> facts() {
    return facts;
  }

  /** A new firm's id. */
  String next(String kind, String sector, LocalDate knownOn) {
    int number = facts.size() + 1;
    var id = "FIRM%04d".formatted(number);
    var name = "示例%s%03d有限公司 (ILLUSTRATIVE)".formatted(kind, number);
    facts.add(new Fact.Firm(DemoHistory.on(id, knownOn), name, code(number), sector, null, null));
    return id;
  }

  private static SocialCreditCode code(int number) {
    var body = "91000000DEMA%05d".formatted(number);
    return ALPHABET
        .chars()
        .mapToObj(check -> SocialCreditCode.read(body + (char) check, "/demo"))
        .filter(read -> read instanceof Outcome.Ok)
        .map(read -> read.fold(code -> code, problems -> null))
        .findFirst()
        .orElseThrow();
  }
}
