package io.github.multiarch.plan;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent.Exploded;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.Entrypoint;
import io.github.multiarch.config.Framework;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.config.Start;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Decides how the application is started, from what it is and what the user says; and tells what the user may not have meant. */
final class Starts {
    private static final String MODE = "<containerizingMode>packaged</containerizingMode>";

    private final BuildRequest request;
    private final Problems problems;
    private final List<String> remarks = new ArrayList<>();
    private final Optional<ProjectJar> jar;

    Starts(Shape shape, Problems problems) {
        this.request = shape.request();
        this.problems = problems;
        this.jar = shape.jar();
    }

    /** Whether the main class is what a JVM is told to start, or what starts inside of the jar that it is told to start. */
    static boolean isByMainClass(BuildRequest request) {
        return request.container().entrypoint() instanceof Entrypoint.Java
                && (asksForMainClass(request) || request.application().content() instanceof Packaged);
    }

    /** Whether there is a main class among the project's own classes, unless the user names another. */
    static boolean asksForMainClass(BuildRequest request) {
        var content = request.application().content();
        return content instanceof Exploded
                || (content instanceof LaidOut laidOut && laidOut.start() instanceof Start.MainClass);
    }

    /**
     * As a module where that can be, with the jars of one platform.
     *
     * @param start of all platforms
     */
    Optional<Start> of(Optional<Start> start, List<Dependency> jars) {
        var classes = request.application().classes();
        if (!(request.application().content() instanceof Exploded)
                || start.isEmpty()
                || !(start.get() instanceof Start.MainClass main)
                || !ModulePath.isModule(classes)) {
            return start;
        }
        int slash = main.mainClass().indexOf('/');
        var name = main.mainClass().substring(slash + 1);
        var path = ModulePath.of(classes, jars.stream().map(Dependency::file).toList(), name);
        if (path.start().isPresent()) {
            return Optional.of(path.start().get());
        }
        if (slash >= 0) {
            problems.add(
                    "container/mainClass",
                    "'" + main.mainClass() + "' cannot be started as a module: " + path.obstacle());
        } else {
            var remark = "the application has a module-info, and is started on the class path: " + path.obstacle();
            if (!remarks.contains(remark)) {
                remarks.add(remark);
            }
        }
        return start;
    }

    /** Empty when something else is started, or the main class is missing, which is a problem already. */
    Optional<Start> of(Optional<String> mainClass) {
        var content = request.application().content();
        if (content instanceof Exploded) {
            jar.ifPresent(this::tell);
        }
        if (!(request.container().entrypoint() instanceof Entrypoint.Java)) {
            return Optional.empty();
        }
        if (content instanceof Packaged packaged) {
            return jar.flatMap(made -> packaged(packaged, made));
        }
        var start = content instanceof LaidOut laidOut
                ? Optional.of(laidOut.start())
                : content instanceof WebApplication
                        ? Optional.of(new Start.OfBase(List.of()))
                        : Optional.<Start>empty();
        if (start.isPresent() && !(start.get() instanceof Start.MainClass)) {
            checkMainClass(request, start.get(), problems);
            checkFlags(start.get());
            return Optional.of(start.get());
        }
        return mainClass.map(name -> launcher(request)
                .filter(launcher -> launcher.mainClass().equals(name))
                .orElseGet(() -> new Start.MainClass(name)));
    }

    /** What the application's framework starts it with. */
    static Optional<Start.MainClass> launcher(BuildRequest request) {
        return request.application().framework().flatMap(Framework::start);
    }

    /** The base of a web application starts classes of its own, and nobody else's name is in its way. */
    private static void checkMainClass(BuildRequest request, Start start, Problems problems) {
        Optional<String> place = Optional.empty();
        if (start instanceof Start.Jar jar) {
            place = Optional.of(jar.place());
        } else if (start instanceof Start.Program program) {
            place = Optional.of(program.place());
        }
        if (place.isPresent() && request.container().mainClass().isPresent()) {
            problems.add(
                    "container/mainClass",
                    request.container().mainClass().get() + " would not be started, since " + place.get()
                            + " starts the application; leave <mainClass> out");
        }
    }

    /** That of the jar, where it is the jar that has one. Boot's own comes first: what is inside of such a jar its loader alone finds. */
    Optional<String> mainClass(Optional<String> found) {
        var own = request.application().content() instanceof Packaged
                ? jar.flatMap(made -> made.attribute("Main-Class"))
                : Optional.<String>empty();
        var named = found.map(name -> name.substring(name.indexOf('/') + 1));
        return jar.filter(ProjectJar::isBoot).isPresent() ? own.or(() -> named) : named.or(() -> own);
    }

    List<String> remarks() {
        return remarks;
    }

    private Optional<Start> packaged(Packaged packaged, ProjectJar made) {
        var named = request.container().mainClass();
        var own = made.attribute("Main-Class");
        boolean isAlone = request.application().dependencies().size() == 1;
        // Its loader finds the main class that the user may have named for Boot's plugin.
        if (own.isPresent() && isAlone && (named.isEmpty() || named.equals(own) || made.isBoot())) {
            return Optional.of(new Start.Jar(String.valueOf(packaged.artifact().getFileName())));
        }
        var mainClass = named.or(() -> own);
        if (mainClass.isEmpty()) {
            problems.add(
                    "container/mainClass",
                    made.file() + " names no Main-Class in its manifest; name one with"
                            + " <container><mainClass>com.example.Main</mainClass></container>, or let maven-jar-plugin write it");
        }
        return mainClass.map(Start.MainClass::new);
    }

    /** What is in the image instead of the jar, where that makes a difference. */
    private void tell(ProjectJar made) {
        if (made.isBoot()) {
            return;
        }
        var file = made.file().getFileName();
        made.foreign()
                .ifPresent(name -> remarks.add(
                        file + " has classes that " + request.application().classes()
                                + " has not, such as " + name
                                + ": a plugin has shaded or changed it. The images get the classes and dependencies as they are, without that; "
                                + MODE + " ships the jar"));
        if (made.foreign().isEmpty() && !made.lost().isEmpty()) {
            remarks.add("the manifest of " + file + " has " + String.join(", ", made.lost())
                    + ", which have no effect for classes in a folder; " + MODE + " ships the jar with its manifest");
        }
    }

    private void checkFlags(Start start) {
        boolean hasJvm = start instanceof Start.Jar;
        boolean hasFlags = Stream.concat(
                        request.container().jvmFlags().stream(),
                        request.platforms().stream()
                                .map(PlatformRequest::jvmFlags)
                                .flatMap(List::stream))
                .findAny()
                .isPresent();
        if (!hasJvm && hasFlags) {
            problems.add(
                    "container/jvmFlags",
                    start instanceof Start.Program
                            ? "are for a JVM, and the application is a program of its own; give it what it takes with <args>"
                            : "are for a JVM that the image starts, and here the base starts its own; set them by an environment"
                                    + " variable, such as JAVA_TOOL_OPTIONS, with <environment>");
        }
    }
}
