package io.github.multiarch.config;

import java.util.Optional;

/**
 * What an application is written with, as far as that says how to start it.
 *
 * @param name such as {@code Vert.x 5.0.7}
 * @param start its launcher: started when nobody names a main class and the application has none; its arguments are given to it also when it is named
 * @param advice what to write where, when there is nothing to start: a sentence without its end
 */
public record Framework(String name, Optional<Start.MainClass> start, String advice) {}
