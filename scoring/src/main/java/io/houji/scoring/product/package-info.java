/** Loan products: one file each, with inputs, gates, points, loss, limit and price. */
@NullMarked
@CheckReturnValue
package io.houji.scoring.product;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
