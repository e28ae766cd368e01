package io.houji.scoring.product;

import static io.houji.fund.outcome.Problem.Code.DUPLICATE;

import io.houji.fund.outcome.Outcome;
import io.houji.fund.outcome.Problem;
import io.houji.scoring.applicant.Dictionary;
import io.houji.scoring.applicant.DictionaryFile;
import io.houji.scoring.registry.Bundled;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.Definition;
import io.houji.scoring.registry.Sheet;
import io.houji.scoring.rules.Rulebook;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything a score is made with: dictionary, rules, grades, products (版本集).
 *
 * <p>Its hash is that of the hashes of all its texts; the same catalogue answers alike for ever.
 */
public final class Catalogue {
  private final Dictionary dictionary;
  private final Rulebook rulebook;
  private final Grades grades;
  private final Map<String, Product> products = new LinkedHashMap<>();
  private final ContentHash hash;

  /** The texts of a catalogue, as they are kept and read again. */
  public record Texts(String dictionary, List<String> rules, String grades, List<String> products) {
    public Texts {
      rules = List.copyOf(rules);
      products = List.copyOf(products);
    }

    /** With one more product: one new file. */
    public Texts plusProduct(String text) {
      var all = new ArrayList<>(products);
      all.add(text);
      return new Texts(dictionary, rules, grades, all);
    }

    /** Those that come with the program. */
    public static Texts bundled() {
      return new Texts(
          Bundled.text(Dictionary.class, "dictionary.txt"),
          listed(Rulebook.class),
          Bundled.text(Catalogue.class, "grades.txt"),
          listed(Catalogue.class));
    }

    private static List<String> listed(Class<?> owner) {
      var names = List.of(Bundled.text(owner, "index.txt").strip().split("\\s+"));
      return names.stream().map(name -> Bundled.text(owner, name)).toList();
    }
  }

  private Catalogue(Dictionary dictionary, Rulebook rulebook, Grades grades, List<Product> all) {
    this.dictionary = dictionary;
    this.rulebook = rulebook;
    this.grades = grades;
    var text = new StringBuilder();
    for (Definition definition : dictionary.definitions()) {
      text.append(definition.version()).append(definition.hash()).append('\n');
    }
    rulebook.rules().forEach(rule -> text.append(rule.definition().hash()).append('\n'));
    text.append(grades.definition().hash()).append('\n');
    for (var product : all) {
      products.put(product.slug(), product);
      text.append(product.definition().hash()).append(product.model().version().hash());
      text.append('\n');
    }
    hash = ContentHash.of(text.toString());
  }

  /** Those that come with the program; a mistake in them stops it at start. */
  public static Catalogue bundled() {
    return read(Texts.bundled())
        .fold(
            catalogue -> catalogue,
            problems -> {
              throw new IllegalStateException("bundled texts: " + problems);
            });
  }

  /** Reads texts; every problem of the first kind of text that has any. */
  public static Outcome<Catalogue> read(Texts texts) {
    var common = new Sheet(texts.dictionary());
    var definitions = new ArrayList<Definition>();
    var parts = new ArrayList<DictionaryFile.Rows>();
    definitions.add(common.definition());
    parts.add(DictionaryFile.rows(common));
    var sheets = texts.products().stream().map(Sheet::new).toList();
    sheets.forEach(sheet -> parts.add(DictionaryFile.rows(sheet)));
    return common
        .build(() -> DictionaryFile.of(definitions, parts))
        .then(
            dictionary ->
                Rulebook.read(texts.rules(), dictionary)
                    .then(rulebook -> read(texts, dictionary, rulebook, sheets)));
  }

  private static Outcome<Catalogue> read(
      Texts texts, Dictionary dictionary, Rulebook rulebook, List<Sheet> sheets) {
    var products = new ArrayList<Product>();
    var problems = new ArrayList<Problem>();
    for (int i = 0; i < sheets.size(); i++) {
      var where = "/products/" + i;
      var product = ProductFile.read(sheets.get(i), dictionary);
      if (product instanceof Outcome.Ok<Product> ok) {
        products.add(ok.value());
      } else if (product instanceof Outcome.Rejected<Product> refused) {
        refused.problems().forEach(p -> problems.add(p.under(where)));
      }
    }
    var slugs = products.stream().map(Product::slug).toList();
    if (slugs.stream().distinct().count() < slugs.size()) {
      problems.add(new Problem(DUPLICATE, "/products", "a product is given once: " + slugs));
    }
    if (!problems.isEmpty()) {
      return Outcome.rejected(problems);
    }
    return Grades.read(texts.grades())
        .map(grades -> new Catalogue(dictionary, rulebook, grades, products));
  }

  public Dictionary dictionary() {
    return dictionary;
  }

  public Rulebook rulebook() {
    return rulebook;
  }

  public Grades grades() {
    return grades;
  }

  public List<Product> products() {
    return List.copyOf(products.values());
  }

  public Optional<Product> product(String slug) {
    return Optional.ofNullable(products.get(slug));
  }

  public ContentHash hash() {
    return hash;
  }
}
