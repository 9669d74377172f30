package io.github.multiarch.application;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.ApplicationContent;
import io.github.multiarch.config.ApplicationContent.LaidOut;
import io.github.multiarch.config.ApplicationContent.Packaged;
import io.github.multiarch.config.ApplicationContent.Tree;
import io.github.multiarch.config.ApplicationContent.TreeFile;
import io.github.multiarch.config.ApplicationContent.Unmade;
import io.github.multiarch.config.Start;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Properties;

/**
 * The application that the goal {@code build} of quarkus-maven-plugin makes: classes that are generated there are nowhere else. Says in {@code quarkus-artifact.properties} what
 * it has made last; what an earlier build of another kind left beside that does not count.
 *
 * @see <a href="https://quarkus.io/guides/maven-tooling#quarkus-package-pkg-package-config_quarkus-package-jar-type">the kinds of jars, Quarkus 3</a>
 */
public final class QuarkusOutput {
    private static final String FRAMEWORK = "Quarkus";
    private static final String FAST_JAR = "quarkus-run.jar";
    private static final String RUNNER = "-runner";

    private final Path target;
    private final Path classes;
    private final QuarkusJars jars;
    private final String remedy;

    /**
     * Reads nothing yet.
     *
     * @param target the build directory; need not exist
     * @param classes what the compiler and the resources left; need not exist
     * @param resolved the dependencies as Maven knows them: jars in the output get their coordinates and kinds from here
     * @param remedy what the user can do when there is no output, or one of another state than the classes
     */
    public QuarkusOutput(Path target, Path classes, List<Dependency> resolved, String remedy) {
        this.target = target;
        this.classes = classes;
        this.jars = new QuarkusJars(resolved);
        this.remedy = remedy;
    }

    /**
     * Looks.
     *
     * @return the output, with {@link Unmade} as its content when there is none that is whole and of the classes as they are
     * @throws IOException when a file cannot be read
     */
    public FrameworkOutput read() throws IOException {
        var artifact = named();
        if (artifact.isEmpty()) {
            artifact = found();
        }
        if (artifact.isEmpty()) {
            return unmade("there is no application in " + target + ": neither quarkus-app/" + FAST_JAR
                    + " nor a file named *" + RUNNER + ".jar or *" + RUNNER);
        }
        var file = artifact.get();
        if (!Files.isRegularFile(file)) {
            return unmade(shown(file) + " is not there");
        }
        if (file.endsWith(FAST_JAR)) {
            return fastJar(file);
        }
        return file.toString().endsWith(".jar") ? runner(file) : program(file);
    }

    /** What Quarkus says that it has made; nothing of older ones, and of builds that ended in something else than a file. */
    private Optional<Path> named() throws IOException {
        var file = target.resolve("quarkus-artifact.properties");
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        var properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " cannot be read: " + e.getMessage(), e);
        }
        var type = properties.getProperty("type", "");
        return type.equals("jar") || type.equals("native")
                ? Optional.ofNullable(properties.getProperty("path")).map(target::resolve)
                : Optional.empty();
    }

    private Optional<Path> found() throws IOException {
        var fastJar = target.resolve("quarkus-app").resolve(FAST_JAR);
        if (Files.isRegularFile(fastJar)) {
            return Optional.of(fastJar);
        }
        if (!Files.isDirectory(target)) {
            return Optional.empty();
        }
        try (var files = Files.list(target)) {
            var runners = files.filter(file -> file.toString().endsWith(RUNNER + ".jar")
                            || file.toString().endsWith(RUNNER))
                    .filter(Files::isRegularFile)
                    .toList();
            return runners.size() == 1 ? Optional.of(runners.get(0)) : Optional.empty();
        }
    }

    private FrameworkOutput fastJar(Path runJar) throws IOException {
        var app = new QuarkusApp(runJar.resolveSibling(""), runJar, jars);
        var stale = BuiltClasses.in(app.classJars()).notOf(classes);
        if (stale.isPresent()) {
            return unmade(stale(app.directory(), stale.get()));
        }
        var kind = Files.isDirectory(app.directory().resolve("lib/deployment")) ? "mutable-jar" : "fast-jar";
        return made(kind, app.directory(), app.trees(), new Start.Jar(FAST_JAR), app.dependencies(), app.leftOut());
    }

    private FrameworkOutput runner(Path jar) throws IOException {
        var stale = BuiltClasses.in(List.of(jar)).notOf(classes);
        if (stale.isPresent()) {
            return unmade(stale(jar, stale.get()));
        }
        var libraries = JarManifest.of(jar).classPath();
        for (var library : libraries) {
            if (!Files.isRegularFile(jar.resolveSibling(library))) {
                return unmade(shown(jar) + " needs " + library + ", which is not there");
            }
        }
        var dependencies = libraries.stream()
                .map(library -> jars.dependency(jar.resolveSibling(library), library))
                .toList();
        if (libraries.isEmpty()) {
            // One of the jars of the image then, which is looked into as all are.
            return made("uber-jar", jar, new Packaged(jar), List.of(), List.of());
        }
        var name = String.valueOf(jar.getFileName());
        return made(
                "legacy-jar",
                jar,
                List.of(new Tree("application", List.of(new TreeFile(jar, name, false)))),
                new Start.Jar(name),
                dependencies,
                List.of());
    }

    /** Of one machine: whether it is that of the images is looked at where all files are. */
    private FrameworkOutput program(Path file) {
        var name = String.valueOf(file.getFileName());
        return made(
                "native executable",
                file,
                List.of(new Tree("application", List.of(new TreeFile(file, name, true)))),
                new Start.Program(name),
                List.of(),
                List.of());
    }

    private FrameworkOutput made(
            String kind,
            Path where,
            List<Tree> trees,
            Start start,
            List<Dependency> dependencies,
            List<String> leftOut) {
        return made(kind, where, new LaidOut(trees, start), dependencies, leftOut);
    }

    private FrameworkOutput made(
            String kind, Path where, ApplicationContent content, List<Dependency> dependencies, List<String> leftOut) {
        return new FrameworkOutput(FRAMEWORK + " " + kind + " from " + shown(where), content, dependencies, leftOut);
    }

    private FrameworkOutput unmade(String reason) {
        return new FrameworkOutput(
                FRAMEWORK, new Unmade(FRAMEWORK, reason + "; " + remedy), jars.resolved(), List.of());
    }

    private String stale(Path output, String file) {
        return shown(output) + " was made from other classes than there are now: " + file + " in " + classes
                + " is not the one in it";
    }

    /** With the name of the build directory, as in a shell in the project. */
    private String shown(Path file) {
        return target.getFileName() + "/" + target.relativize(file).toString().replace('\\', '/');
    }
}
