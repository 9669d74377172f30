package io.github.multiarch.it;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A run of a real Maven, as a user types it. The machine's own settings and mirrors hold. */
final class Maven {
    /** What the Maven that runs these tests leaves for its children. */
    private static final List<String> INHERITED = List.of(
            "M2_HOME",
            "MAVEN_HOME",
            "MAVEN_ARGS",
            "MAVEN_BASEDIR",
            "MAVEN_PROJECTBASEDIR",
            "MAVEN_CMD_LINE_ARGS",
            "MAVEN_CONFIG");

    /** Where the person who runs the tests may have credentials and mirrors, and what else says what time it is or who one is. */
    private static final List<String> PERSONAL =
            List.of("XDG_RUNTIME_DIR", "CONTAINERS_REGISTRIES_CONF", "SOURCE_DATE_EPOCH", "CI");

    private static final String QUICK = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC";

    private final Path directory;
    private final List<String> arguments = new ArrayList<>();
    private final Map<String, Optional<String>> environment = new TreeMap<>();
    private String jvmOptions = QUICK;
    private String umask = "022";
    private List<String> prefix = List.of();
    private MavenVersion version = MavenVersion.running();

    private Maven(Path directory) {
        this.directory = directory;
    }

    static Maven in(Path directory) throws IOException {
        var maven = new Maven(directory);
        INHERITED.forEach(name -> maven.environment.put(name, Optional.empty()));
        PERSONAL.forEach(name -> maven.environment.put(name, Optional.empty()));
        var nobody = Files.createDirectories(LocalRepository.path().resolveSibling("no-credentials"))
                .toString();
        return maven.env("DOCKER_CONFIG", nobody)
                .env("XDG_CONFIG_HOME", nobody)
                .env("XDG_CACHE_HOME", cacheOf(directory));
    }

    /** One for each project, outside of it. */
    private static String cacheOf(Path directory) {
        var name = Integer.toHexString(directory.toAbsolutePath().hashCode());
        return LocalRepository.path().resolveSibling("caches").resolve(name).toString();
    }

    /** A goal of the plugin under test by its full name, as outside of a project. */
    static String goal(String name) {
        return "io.github.multiarch:multiarch-maven-plugin:" + LocalRepository.required("multiarch.it.version") + ":"
                + name;
    }

    Maven with(String... more) {
        arguments.addAll(List.of(more));
        return this;
    }

    Maven env(String name, String value) {
        environment.put(name, Optional.of(value));
        return this;
    }

    Maven jvm(String options) {
        jvmOptions = QUICK + " " + options;
        return this;
    }

    Maven umask(String mask) {
        umask = mask;
        return this;
    }

    /** Lets permissions count for root too. */
    Maven withoutPrivileges() {
        if (System.getProperty("user.name").equals("root")) {
            Tools.require("setpriv");
            prefix = List.of("setpriv", "--bounding-set=-dac_override,-dac_read_search", "--inh-caps=-all");
        }
        return this;
    }

    Maven version(MavenVersion other) {
        version = other;
        return this;
    }

    Maven jdk(Jdk jdk) {
        return env("JAVA_HOME", jdk.home().toString());
    }

    /** Runs these goals and phases. */
    MavenRun run(String... goals) throws IOException, InterruptedException {
        return new MavenRun(command(goals).run());
    }

    /** Begins to run them. */
    RunningMaven start(String... goals) throws IOException {
        return new RunningMaven(command(goals).start());
    }

    private Command command(String... goals) {
        var words = new ArrayList<>(prefix);
        words.addAll(List.of("sh", "-c", "umask " + umask + "; exec \"$@\"", "sh"));
        words.add(version.command().toString());
        words.addAll(List.of("-B", "-ntp", "-Dstyle.color=never"));
        words.add("-Dmaven.repo.local=" + LocalRepository.path());
        words.add("-Dmultiarch.version=" + LocalRepository.required("multiarch.it.version"));
        words.addAll(arguments);
        words.addAll(List.of(goals));
        return Command.of(words)
                .in(directory)
                .env(environment)
                .env("MAVEN_OPTS", (System.getenv().getOrDefault("MAVEN_OPTS", "") + " " + jvmOptions).strip());
    }
}
