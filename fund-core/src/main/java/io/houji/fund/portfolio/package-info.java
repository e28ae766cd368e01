/**
 * The cluster of funds seen as one: what public money attracts, where money ends up, how spread,
 * how idle and how patient it is.
 */
@NullMarked
@CheckReturnValue
package io.houji.fund.portfolio;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
