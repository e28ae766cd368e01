package io.houji.http.server;

import java.time.Duration;

/**
 * Everything the door bounds. Each has a reason; change the constant, not the caller.
 *
 * @param bodyBytes of a request unless its operation says otherwise in the contract
 * @param bufferedBytes of all bodies held in memory at once
 * @param inFlight requests at work at once; more are refused before their body is read
 * @param streams answers that stay open, such as events
 * @param bodyTime for the whole body of an ordinary request to arrive
 * @param headTime for the first request of a connection to arrive
 * @param idle after which a connection without a request at work is closed
 * @param silence after which any connection is closed; longer than the longest answer takes
 * @param answerTime for an operation unless the contract says otherwise
 * @param ratePerSecond requests of one token, with a burst of twice as many
 * @param connections open at once per verticle
 */
public record Limits(
    long bodyBytes,
    long bufferedBytes,
    int inFlight,
    int streams,
    Duration bodyTime,
    Duration headTime,
    Duration idle,
    Duration silence,
    Duration answerTime,
    int ratePerSecond,
    int connections) {

  public static Limits standard() {
    return new Limits(
        1 << 20,
        64 << 20,
        192,
        200,
        Duration.ofSeconds(10),
        Duration.ofSeconds(15),
        Duration.ofSeconds(15),
        Duration.ofSeconds(200),
        Duration.ofSeconds(10),
        5_000,
        2_000);
  }

  public Limits withInFlight(int most) {
    return new Limits(
        bodyBytes,
        bufferedBytes,
        most,
        streams,
        bodyTime,
        headTime,
        idle,
        silence,
        answerTime,
        ratePerSecond,
        connections);
  }

  public Limits withRatePerSecond(int rate) {
    return new Limits(
        bodyBytes,
        bufferedBytes,
        inFlight,
        streams,
        bodyTime,
        headTime,
        idle,
        silence,
        answerTime,
        rate,
        connections);
  }

  Limits withIdle(Duration rest) {
    return new Limits(
        bodyBytes,
        bufferedBytes,
        inFlight,
        streams,
        bodyTime,
        headTime,
        rest,
        silence,
        answerTime,
        ratePerSecond,
        connections);
  }
}
