package io.github.multiarch.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** In which shape the application goes into the images. Its dependencies are jars in all of them, each in the layer of its {@link Application.Kind}, below what is here. */
public sealed interface ApplicationContent {
    /**
     * The project's classes and resources, apart from each other, and its dependencies in {@code libs}: all on a class path.
     *
     * @param artifact the jar that the build made of them, which stays outside; empty when there is none
     */
    record Exploded(Optional<Path> artifact) implements ApplicationContent {}

    /**
     * The file that the build made, with its manifest.
     *
     * @param artifact a jar or an executable war; need not be there
     */
    record Packaged(Path artifact) implements ApplicationContent {}

    /**
     * A web application for a server that the base has and starts. Its dependencies lie below it at their {@link Application.Dependency#place}.
     *
     * @param trees all that makes the war but those jars, the steadiest first; a layer each
     * @param servlets the API that it is written for; empty when nothing tells
     */
    record WebApplication(List<Tree> trees, Optional<ServletApi> servlets) implements ApplicationContent {
        /** Takes a copy. */
        public WebApplication {
            trees = List.copyOf(trees);
        }
    }

    /**
     * As a framework's own build lays it out. Dependencies lie at their {@link Application.Dependency#place}.
     *
     * @param trees without those jars, the steadiest first; a layer each
     * @param start with {@link Start.MainClass}, the dependencies are the class path
     */
    record LaidOut(List<Tree> trees, Start start) implements ApplicationContent {
        /** Takes a copy. */
        public LaidOut {
            trees = List.copyOf(trees);
        }
    }

    /**
     * As a framework's own build has not laid it out yet, or no more: there can be no image. Its classes and dependencies can still be looked at.
     *
     * @param framework whose build it is
     * @param reason what is wrong, and what to do
     */
    record Unmade(String framework, String reason) implements ApplicationContent {}

    /**
     * Files that change together.
     *
     * @param name of the layer
     * @param files in any order; without any there is no layer
     */
    record Tree(String name, List<TreeFile> files) {
        /** Takes a copy. */
        public Tree {
            files = List.copyOf(files);
        }
    }

    /**
     * A file and its place.
     *
     * @param file a plain file
     * @param place below the application's folder in the image, with slashes
     * @param executable whether it can be started
     */
    record TreeFile(Path file, String place, boolean executable) {}
}
