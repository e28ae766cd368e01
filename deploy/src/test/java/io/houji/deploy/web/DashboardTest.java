package io.houji.deploy.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.houji.deploy.testing.TestDatabase;
import io.houji.deploy.walls.FilledHouse;
import io.houji.fund.outcome.Problem;
import io.houji.http.json.Json;
import io.houji.http.server.Role;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The page at the root as a person has it: in a browser, on the whole house. */
class DashboardTest {
  @RegisterExtension static final TestDatabase DATABASE = TestDatabase.migrated();

  private static final String TENANT = "shown";
  private static final String DAY = "?as_of=2026-03-31&lang=en";

  /** Every text that is seen against what is painted behind it, by WCAG 2's formula. */
  private static final String TOO_FAINT =
      """
      (() => {
        const part = c => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4;
        const rgb = css => css.match(/[0-9.]+/g).map(Number);
        const light = ([r, g, b]) => 0.2126 * part(r / 255) + 0.7152 * part(g / 255) + 0.0722 * part(b / 255);
        const behind = e => {
          for (; e; e = e.parentElement) {
            const c = rgb(getComputedStyle(e).backgroundColor);
            if (c.length === 3 || c[3] === 1) return c;
          }
          return [255, 255, 255];
        };
        return [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
          [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim())).filter(e => {
            const style = getComputedStyle(e);
            const a = light(rgb(e instanceof SVGElement ? style.fill : style.color)), b = light(behind(e));
            return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
          }).map(e => e.tagName + ' ' + e.className + ' ' + e.textContent.trim().slice(0, 40));
      })()
      """;

  /** What is wider than a phone and has no scroll bar of its own. */
  private static final String STICKS_OUT =
      """
      [...document.querySelectorAll('body *')].filter(e => e.checkVisibility() &&
        !e.closest('.scroll') && !e.closest('.hidden') && e.getBoundingClientRect().right > 391)
        .map(e => e.tagName + '#' + e.id + '.' + e.className + ' ' +
          Math.round(e.getBoundingClientRect().right) + ' ' + e.textContent.trim().slice(0, 40))
      """;

  private static FilledHouse house;
  private static Chromium browser;

  @BeforeAll
  static void open() {
    var program = Chromium.found();
    assumeTrue(program.isPresent(), "no Chromium on this machine");
    house = new FilledHouse(DATABASE);
    house.fill(TENANT);
    browser = new Chromium(program.get());
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
      house.close();
    }
  }

  @BeforeEach
  void forget() {
    browser.open(address("/docs"));
    var unused = browser.run("sessionStorage.clear()");
    browser.errors.clear();
    browser.requests.clear();
  }

  @AfterEach
  void nothingWasWrongAndNothingCameFromElsewhere() {
    assertEquals(List.of(), browser.errors);
    assertEquals(
        List.of(),
        browser.requests.stream()
            .filter(url -> !url.startsWith(address("/")))
            .filter(url -> !url.startsWith("data:")) // the browser's own pictures of its controls
            .toList());
  }

  private static String address(String path) {
    return "http://127.0.0.1:" + house.service.server.httpPort() + path;
  }

  private static void enter(String query, Role role) {
    browser.open(address("/" + query));
    browser.until("!document.getElementById('login').hidden");
    var unused =
        browser.run(
            "document.getElementById('token').value = '"
                + house.token(TENANT, role)
                + "'; document.getElementById('login').requestSubmit()");
  }

  private static void see(String query) {
    enter(query, Role.REGULATOR);
    browser.until("document.getElementById('published') !== null");
  }

  private static Json.Obj api(String path) {
    return house.service.client.get(path).as(house.token(TENANT, Role.REGULATOR)).send().json();
  }

  private static String post(String path, String key, String json) {
    var made =
        house
            .service
            .client
            .post(path)
            .as(house.token(TENANT, Role.FUND_MANAGER))
            .with("Idempotency-Key", key)
            .json(json.replace('\'', '"'))
            .send();
    assertEquals(201, made.status(), made::text);
    return made.text();
  }

  private static String cell(String fund, String figure, String what) {
    return browser.words(
        "document.querySelector('#funds tr[data-fund=\"%s\"] [data-figure=\"%s\"] span').%s"
            .formatted(fund, figure, what));
  }

  private static String tile(String figure) {
    return browser.words(
        "document.querySelector('[data-figure=\"" + figure + "\"] dd span').title");
  }

  private static String yuan(String tooltip) {
    return tooltip.replace(",", "").replace(" yuan", "");
  }

  private static String written(Json.Obj from, String field) {
    return new String(from.field(field).orElseThrow().toBytes(), StandardCharsets.UTF_8);
  }

  @Test
  void figuresAreThoseOfTheInterface() {
    see(DAY);
    var cluster = api("/v1/cluster?as_of=2026-03-31");
    for (String figure : List.of("committed", "paid_in", "invested", "distributed")) {
      assertEquals(cluster.child(figure).words("amount"), yuan(tile(figure)), figure);
    }
    var amplification = cluster.child("amplification");
    assertEquals(written(amplification, "multiple"), tile("amplification"));
    assertEquals(written(amplification, "social_capital_share"), tile("social"));
    assertEquals(amplification.child("double_counted").words("amount"), yuan(tile("double")));
    var funds = api("/v1/funds?as_of=2026-03-31").items("data");
    assertTrue(funds.size() >= 32, () -> funds.size() + " funds");
    for (Json one : funds) {
      var fund = (Json.Obj) one;
      String id = fund.words("id");
      assertEquals(fund.child("committed").words("amount"), yuan(cell(id, "committed", "title")));
      assertEquals(fund.child("paid_in").words("amount"), yuan(cell(id, "paid_in", "title")));
      var gross = fund.child("multiples").child("gross");
      if (gross.field("dpi").orElseThrow() instanceof Json.Num) {
        double shown = Double.parseDouble(cell(id, "dpi", "title"));
        assertEquals(Double.parseDouble(written(gross, "dpi")), shown, id);
      }
    }
  }

  @Test
  void whatIsMissingIsADashWithItsReasonAndNeverZero() {
    post(
        "/v1/funds",
        "bare",
        "{'id':'F90','effective_on':'2020-01-01','name':'空','type':'angel','layer':'direct',"
            + "'vintage':2020}");
    see(DAY);
    for (String figure : List.of("nav", "dpi", "tvpi", "irr", "idle")) {
      assertTrue(cell("F90", figure, "textContent").startsWith("—"), figure);
      assertTrue(cell("F90", figure, "title").length() > "no value: ?".length(), figure);
    }
  }

  @Test
  void theLanguageSwitches() {
    see(DAY);
    assertTrue(browser.words("document.body.innerText").contains("Double counting removed"));
    assertTrue(cell("F01", "committed", "textContent").startsWith("CNY"));
    var unused = browser.run("document.getElementById('language').click()");
    assertEquals("zh-CN", browser.words("document.documentElement.lang"));
    assertTrue(browser.words("document.body.innerText").contains("剔除重复计算"));
    assertEquals("3.00亿元", cell("F01", "committed", "textContent"));
    assertTrue(browser.words("document.body.innerText").contains("ILLUSTRATIVE"));
  }

  @Test
  void bothLanguagesSayEverything() {
    browser.open(address("/"));
    assertEquals(
        Json.text(""),
        browser.run(
            "import('/web/words.js').then(({ words }) => { const names = w => [...Object.keys(w),"
                + " ...Object.keys(w.kinds)].sort().join(); return names(words.en) ==="
                + " names(words.zh) ? '' : names(words.en) + ' ' + names(words.zh); })"));
    var terms = new ArrayList<String>();
    var schemas = house.service.server.contract().document().child("components").child("schemas");
    for (var at :
        List.of(
            "FundInput type", "FundInput stage", "FinancingInput product", "ProjectInput status")) {
      var parts = at.split(" ");
      schemas
          .child(parts[0])
          .child("properties")
          .child(parts[1])
          .items("enum")
          .forEach(term -> terms.add(((Json.Text) term).value()));
    }
    assertTrue(terms.size() > 20, terms::toString);
    var codes = new ArrayList<String>();
    for (Problem.Code code : Problem.Code.values()) {
      codes.add(code.name().toLowerCase(Locale.ROOT));
    }
    var missing =
        browser.run(
            "import('/web/words.js').then(({ words }) => '%s'.split(',').filter(term =>"
                    .formatted(String.join(",", terms))
                + " !words.en.kinds[term]).concat('%s'.split(',').filter(code =>"
                    .formatted(String.join(",", codes))
                + " !words.zh.codes[code])).join())");
    assertEquals(Json.text(""), missing);
  }

  @Test
  void whatIsPostedIsSeenWithoutAsking() {
    post(
        "/v1/funds",
        "live",
        "{'id':'F91','effective_on':'2020-01-01','name':'新','type':'angel','layer':'direct',"
            + "'vintage':2020}");
    see("?lang=en");
    browser.until("document.getElementById('live').textContent.startsWith('live')");
    assertEquals("0.00", yuan(cell("F91", "paid_in", "title")));
    post(
        "/v1/funds/F91/cash-flows",
        "live-call",
        "{'date':'2021-01-04','kind':'capital_call','amount':{'amount':'7654321.09',"
            + "'currency':'CNY'}}");
    browser.until(
        "document.querySelector('#funds tr[data-fund=F91] [data-figure=paid_in] span').title"
            + " === '7,654,321.09 yuan'");
  }

  @Test
  void earlierDaysAndEarlierKnowledgeCanBePicked() {
    see(DAY);
    var now = tile("committed");
    var unused =
        browser.run(
            "(() => { const day = document.getElementById('as_of'); day.value = '2021-06-30';"
                + " day.dispatchEvent(new Event('change')); })()");
    browser.until("document.body.innerText.includes('computed from the ledger on 2021-06-30')");
    var then = api("/v1/cluster?as_of=2021-06-30").child("committed").words("amount");
    assertEquals(then, yuan(tile("committed")));
    assertTrue(!now.equals(tile("committed")));
  }

  @Test
  void theTokenStaysInThisTabAndOthersAreTurnedAway() {
    see(DAY);
    assertEquals("0", browser.words("localStorage.length + document.cookie.length"));
    assertTrue(!browser.words("location.href").contains("hj_"));
    var unused = browser.run("document.getElementById('leave').click()");
    assertEquals("null", browser.words("sessionStorage.getItem('token')"));
    enter(DAY, Role.BANK);
    browser.until("document.getElementById('trouble').textContent.includes('bank')");
  }

  @Test
  void everyControlHasANameAndEveryTextCanBeRead() {
    see(DAY);
    assertEquals(
        Json.array(List.of()),
        browser.run(
            "[...document.querySelectorAll('input, select, button')].filter(e => !(e.labels &&"
                + " e.labels.length) && !e.ariaLabel && !e.textContent.trim()).map(e =>"
                + " e.outerHTML)"));
    for (String theme : List.of("light", "dark")) {
      var feature = Json.object().put("name", "prefers-color-scheme").put("value", theme).end();
      var unused =
          browser.command(
              "Emulation.setEmulatedMedia",
              Json.object().put("features", Json.array(List.of(feature))).end());
      assertEquals(Json.array(List.of()), browser.run(TOO_FAINT), theme);
    }
  }

  @Test
  void aPhoneShowsThePageWithoutScrollingSideways() {
    see(DAY);
    var unused =
        browser.command(
            "Emulation.setDeviceMetricsOverride",
            Json.object()
                .put("width", 390)
                .put("height", 844)
                .put("deviceScaleFactor", 2)
                .put("mobile", true)
                .end());
    assertEquals(Json.array(List.of()), browser.run(STICKS_OUT));
    browser.until("innerWidth <= 390");
    assertEquals("390", browser.words("document.documentElement.scrollWidth"));
    var back = browser.command("Emulation.clearDeviceMetricsOverride", Json.Obj.EMPTY);
    assertEquals(Json.Obj.EMPTY, back);
  }

  @Test
  void thePageMayRunNothingButItsOwn() {
    var page = house.service.client.get("/").send();
    var policy = page.header("Content-Security-Policy");
    assertTrue(policy.contains("default-src 'self'"), policy);
    assertTrue(!policy.contains("unsafe"), policy);
    assertTrue(!page.text().contains("style=") && !page.text().contains("onclick"), page::text);
  }
}
