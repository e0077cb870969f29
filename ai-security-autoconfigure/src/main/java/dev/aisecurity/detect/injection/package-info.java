/**
 * Rules in words: finds prompt injection, jailbreaks and extraction attempts by phrases
 * declared in rule packs.
 */
@NullMarked
package dev.aisecurity.detect.injection;

import org.jspecify.annotations.NullMarked;
