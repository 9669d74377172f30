package io.github.multiarch.migrate;

/** What an element of a pom may hold. */
public sealed interface Node permits Element, Remark {}
