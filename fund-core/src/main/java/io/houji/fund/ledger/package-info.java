/** The ledger of facts: what is known of funds, firms and projects, from when, and since when. */
@NullMarked
@CheckReturnValue
package io.houji.fund.ledger;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
