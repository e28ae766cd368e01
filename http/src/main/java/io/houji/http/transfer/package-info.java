/** 成果转化: results, brokers, carriers, contracts and licences over HTTP. */
@NullMarked
@CheckReturnValue
package io.houji.http.transfer;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
