package io.houji.http.scoring;

import io.houji.fund.outcome.Outcome;
import io.houji.http.json.Json;
import io.houji.scoring.product.Catalogue;
import io.houji.scoring.product.Product;
import io.houji.scoring.registry.ContentHash;
import io.houji.scoring.registry.Entry;
import io.houji.scoring.registry.Register;
import io.houji.scoring.registry.Sheet;
import io.houji.scoring.registry.State;
import io.houji.scoring.registry.Traffic;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The models of one tenant as they stand (模型登记): those that came with the program decide until a
 * tenant's own replaces them or they are retired.
 *
 * @param waiting moves that wait for a second person
 */
record Registry(
    Register register,
    Map<ContentHash, ModelStore.Model> own,
    List<ModelStore.Move> waiting,
    Shares shares,
    Versions.Ready bundled) {
  static final String KIND = "model";
  private static final String HOUSE = "houji";

  /**
   * How applications are parted.
   *
   * @param holding by product
   * @param waiting for a second person
   */
  record Shares(Map<String, Traffic> holding, List<ShareStore.Share> waiting) {
    Shares {
      holding = Map.copyOf(holding);
      waiting = List.copyOf(waiting);
    }
  }

  /** From rows in the order in which they took hold. */
  static Registry of(
      Versions.Ready bundled,
      List<ModelStore.Model> models,
      List<ModelStore.Move> moves,
      List<ShareStore.Share> shares) {
    var own = new HashMap<ContentHash, ModelStore.Model>();
    var entries = new ArrayList<Entry>();
    for (var product : bundled.catalogue().products()) {
      entries.add(shipped(product));
    }
    for (var model : models) {
      own.put(model.hash(), model);
      entries.add(Entry.draft(model.hash(), KIND, model.name(), model.author()));
    }
    var register = new Register(entries);
    var waiting = new ArrayList<ModelStore.Move>();
    var holding = new HashMap<String, Traffic>();
    var next = new ArrayDeque<>(shares.stream().filter(ShareStore.Share::holds).toList());
    for (var move : moves) {
      if (move.holds()) {
        while (!next.isEmpty()
            && next.element().confirmedAt().orElseThrow().isBefore(move.since())) {
          hold(next.remove(), register, holding);
        }
        register = right(register.move(move.model(), entry(move, move.confirmedBy())));
        // Whoever moves, the product's shares were agreed on for another line-up.
        holding.remove(register.find(move.model()).orElseThrow().name());
      } else {
        waiting.add(move);
      }
    }
    for (var share : next) {
      hold(share, register, holding);
    }
    var asked = shares.stream().filter(share -> !share.holds()).toList();
    return new Registry(
        register, Map.copyOf(own), List.copyOf(waiting), new Shares(holding, asked), bundled);
  }

  private static void hold(
      ShareStore.Share share, Register register, Map<String, Traffic> holding) {
    var entry = register.find(share.model()).orElseThrow();
    var before = holding.getOrDefault(entry.name(), Traffic.NONE);
    holding.put(entry.name(), right(before.with(entry, wish(share, share.confirmedBy()))));
  }

  static Traffic.Wish wish(ShareStore.Share share, Optional<String> confirmedBy) {
    return new Traffic.Wish(share.tenThousandths(), share.askedBy(), confirmedBy, share.why());
  }

  /** How a product's applications are parted. */
  Traffic traffic(String product) {
    return shares.holding.getOrDefault(product, Traffic.NONE);
  }

  /** The model of this id. */
  Optional<Entry> found(String id) {
    return register.entries().stream().filter(entry -> entry.hash().hex().equals(id)).findFirst();
  }

  private static Entry shipped(Product product) {
    var moves =
        List.of(
            new Entry.Move(
                State.CHAMPION,
                product.definition().inForce().from(),
                HOUSE,
                Optional.empty(),
                "came with the program"));
    return new Entry(product.definition().hash(), KIND, product.slug(), HOUSE, moves);
  }

  private static <T> T right(Outcome<T> moved) {
    return moved.fold(
        right -> right,
        problems -> {
          throw new IllegalStateException("a change that was recorded: " + problems);
        });
  }

  static Entry.Move entry(ModelStore.Move move, Optional<String> confirmedBy) {
    var day = LocalDate.ofInstant(move.since(), Json.CHINA);
    return new Entry.Move(move.to(), day, move.askedBy(), confirmedBy, move.why());
  }

  /** The texts that decide: a product without a champion is not among them. */
  Catalogue.Texts deciding() {
    var texts = bundled.texts();
    var products = new ArrayList<String>();
    for (var entry : register.entries()) {
      if (entry.state() == State.CHAMPION) {
        products.add(content(entry.hash()));
      }
    }
    return new Catalogue.Texts(texts.dictionary(), texts.rules(), texts.grades(), products);
  }

  /** The deciding texts with one model in the place of the champion of its name. */
  Catalogue.Texts with(Entry other) {
    var texts = bundled.texts();
    var products = new ArrayList<String>();
    for (var entry : register.entries()) {
      if (entry.state() == State.CHAMPION && !entry.name().equals(other.name())) {
        products.add(content(entry.hash()));
      }
    }
    products.add(content(other.hash()));
    return new Catalogue.Texts(texts.dictionary(), texts.rules(), texts.grades(), products);
  }

  /** Those that are scored beside the champion of a name. */
  List<Entry> beside(String name) {
    var all = new ArrayList<>(register.in(KIND, name, State.CHALLENGER));
    all.addAll(register.in(KIND, name, State.SHADOW));
    return List.copyOf(all);
  }

  /** The text of a model. */
  String content(ContentHash hash) {
    var mine = own.get(hash);
    return mine != null
        ? mine.content()
        : bundled.texts().products().stream()
            .filter(text -> new Sheet(text).definition().hash().equals(hash))
            .findFirst()
            .orElseThrow();
  }
}
