/** 金融网络与资本大市场: nodes, institutions, referrals and reported figures over HTTP. */
@NullMarked
@CheckReturnValue
package io.houji.http.network;

import com.google.errorprone.annotations.CheckReturnValue;
import org.jspecify.annotations.NullMarked;
