package io.houji.http.server;

import java.util.Locale;
import java.util.Optional;

/** What a caller may be. Which operation wants which role stands in the contract. */
public enum Role {
  /** 基金管理人: keeps the facts of its funds and projects. */
  FUND_MANAGER,
  /** 银行: asks for scores and keeps loans. */
  BANK,
  /** 监管: reads figures. */
  REGULATOR,
  /** 模型风险管理: trains, validates and promotes models. */
  MODEL_RISK,
  /** 运维: runs the service. */
  OPERATOR;

  /** As the contract, tokens and the demo's file write it. */
  public String wire() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Role> ofWire(String wire) {
    for (Role role : values()) {
      if (role.wire().equals(wire)) {
        return Optional.of(role);
      }
    }
    return Optional.empty();
  }
}
