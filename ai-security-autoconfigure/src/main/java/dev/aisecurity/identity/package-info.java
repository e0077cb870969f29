/**
 * Who is acting, as Spring Security knows it.
 */
@NullMarked
package dev.aisecurity.identity;

import org.jspecify.annotations.NullMarked;
