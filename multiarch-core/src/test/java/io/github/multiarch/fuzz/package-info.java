/**
 * What holds of every parser whatever it is given, as one list that two drivers share: {@code RandomInputToParsersTest} in every build, with seeded input, and
 * {@code Fuzzing} in the profile {@code fuzz}, where Jazzer looks for input that reaches new code.
 */
package io.github.multiarch.fuzz;
