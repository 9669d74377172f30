package io.github.multiarch.migrate;

/**
 * A comment of a pom.
 *
 * @param text sentences for its reader
 */
public record Remark(String text) implements Node {}
