package io.houji.deploy.cli;

/** Entry of {@code houji.jar}. */
public final class Houji {
  private Houji() {}

  public static void main(String[] args) {
    System.out.println("houji");
  }
}
