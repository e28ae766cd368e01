/**
 * 成果转化: the road from a result to its use: patents in force, licences that are paid later, what the
 * inventors must receive, and how well carriers convert.
 */
@NullMarked
@CheckReturnValue
package io.houji.fund.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
