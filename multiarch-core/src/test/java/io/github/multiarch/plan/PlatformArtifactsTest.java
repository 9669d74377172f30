package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ArtifactId;
import io.github.multiarch.config.NativeCodeExclusionParameters;
import io.github.multiarch.config.PlatformClassifierParameters;
import io.github.multiarch.config.Problem;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestParameters;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each platform's own artifact of what exists once for each. */
class PlatformArtifactsTest {
    private static final String EPOLL = "io.netty:epoll";

    @TempDir
    Path project;

    private final List<Dependency> dependencies = new ArrayList<>();
    /** What Maven could find. */
    private final TreeSet<String> repository = new TreeSet<>();

    private final List<String> asked = new ArrayList<>();
    private TestParameters given;

    @BeforeEach
    void parameters() {
        given = TestParameters.in(project, "linux/amd64", "linux/arm64", "linux/s390x");
        given.mainClass = TestParameters.OF_THE_JVM;
    }

    @Test
    void eachPlatformHasItsOwnInTheSamePlace() throws Exception {
        dependency("a:first:1");
        dependency("io.netty:epoll:4.2:linux-x86_64");
        dependency("z:last:1");
        swap(EPOLL);
        repository("io.netty:epoll:4.2:linux-aarch_64", "io.netty:epoll:4.2:linux-s390x");
        assertEquals(
                List.of(
                        "a:first:1 io.netty:epoll:4.2:linux-x86_64 z:last:1",
                        "a:first:1 io.netty:epoll:4.2:linux-aarch_64 z:last:1",
                        "a:first:1 io.netty:epoll:4.2:linux-s390x z:last:1"),
                classPaths());
        assertEquals(
                List.of(
                        "io.netty:epoll:4.2:linux-aarch_64",
                        "io.netty:epoll:4.2:linux-s390_64",
                        "io.netty:epoll:4.2:linux-s390x"),
                asked);
    }

    @Test
    void severalThatTheProjectHasGiveWayToOne() throws Exception {
        dependency("io.netty:epoll:4.2");
        dependency("io.netty:epoll:4.2:osx-x86_64");
        dependency("io.netty:epoll:4.2:linux-aarch_64");
        dependency("io.netty:epoll:4.2:linux-x86_64");
        swap(EPOLL);
        repository("io.netty:epoll:4.2:linux-s390_64");
        assertEquals(
                List.of(
                        "io.netty:epoll:4.2 io.netty:epoll:4.2:linux-x86_64",
                        "io.netty:epoll:4.2 io.netty:epoll:4.2:linux-aarch_64",
                        "io.netty:epoll:4.2 io.netty:epoll:4.2:linux-s390_64"),
                classPaths());
    }

    @Test
    void oneForAllIsJoinedByThePlatformsOwn() throws Exception {
        dependency("io.netty:epoll:4.2");
        dependency("z:last:1");
        swap(EPOLL);
        repository(
                "io.netty:epoll:4.2:linux-x86_64",
                "io.netty:epoll:4.2:linux-aarch_64",
                "io.netty:epoll:4.2:linux-s390_64");
        assertEquals(
                "io.netty:epoll:4.2 io.netty:epoll:4.2:linux-s390_64 z:last:1",
                classPaths().get(2));
    }

    @Test
    void thingsOfDifferentShapeAreDifferentThings() throws Exception {
        dependency("io.netty:epoll:4.2:linux-x86_64");
        dependency("io.netty:epoll:4.2:linux-x86_64-fedora");
        swap(EPOLL);
        repository("io.netty:epoll:4.2:linux-aarch_64", "io.netty:epoll:4.2:linux-aarch_64-fedora");
        given.platforms.remove(2);
        assertEquals(
                "io.netty:epoll:4.2:linux-aarch_64 io.netty:epoll:4.2:linux-aarch_64-fedora",
                classPaths().get(1));
    }

    @Test
    void aClassifierThatTheUserNamesIsTheOnlyOneTried() throws Exception {
        dependency("com.acme:codec:1:pc");
        given.platformClassifiers = List.of(new PlatformClassifierParameters(
                "com.acme:codec", Map.of("linux-amd64", "pc", "linux-arm64", "board", "linux-s390x", "host")));
        repository("com.acme:codec:1:board", "com.acme:codec:1:host");
        assertEquals(List.of("com.acme:codec:1:pc", "com.acme:codec:1:board", "com.acme:codec:1:host"), classPaths());
        repository.remove("com.acme:codec:1:host");
        repository("com.acme:codec:1:linux-s390x");
        var problem = Plans.problems(given, this::find).get(0);
        assertEquals("com.acme:codec:1 on linux/s390x", problem.subject());
        assertTrue(
                problem.message().startsWith("there is no artifact of it with the classifier host, and"),
                problem.message());
    }

    @Test
    void whereTheUserSaysThatThereIsNoneNobodyLooks() throws Exception {
        dependency("io.netty:epoll:4.2:linux-x86_64");
        given.platformClassifiers =
                List.of(new PlatformClassifierParameters(EPOLL, Map.of("linux-arm64", "", "linux-s390x", "")));
        given.nativeCode = "warn";
        assertEquals(List.of("io.netty:epoll:4.2:linux-x86_64", "", ""), classPaths());
        assertEquals(List.of(), asked);
        assertEquals(
                "io.netty:epoll:4.2 on linux/arm64: the pom says that there is no artifact of it,"
                        + " and what needs it fails when it is first used",
                Plans.of(given, this::find).remarks().get(0));
    }

    @Test
    void whatDoesNotExistFailsOrWarnsAsThePlatformSays() throws Exception {
        dependency("io.netty:epoll:4.2:linux-x86_64");
        swap(EPOLL);
        repository("io.netty:epoll:4.2:linux-aarch_64");
        var why = "there is no artifact of it with the classifier linux-s390_64 or linux-s390x,"
                + " and what needs it fails when it is first used";
        var problems = Plans.problems(given, this::find);
        assertEquals(1, problems.size());
        assertEquals("io.netty:epoll:4.2 on linux/s390x", problems.get(0).subject());
        assertTrue(problems.get(0).message().startsWith(why + ". "), problems::toString);

        given.nativeCode = "warn";
        assertEquals(
                List.of("io.netty:epoll:4.2 on linux/s390x: " + why),
                Plans.of(given, this::find).remarks());
        assertEquals("", classPaths().get(2));

        given.nativeCode = "fail";
        given.nativeCodeExclusions = List.of(new NativeCodeExclusionParameters(
                Optional.empty(), Optional.of(EPOLL), Optional.of("linux/s390x"), Optional.of("NIO will do")));
        assertEquals(List.of(), Plans.of(given, this::find).remarks());
    }

    @Test
    void allProblemsAreToldAtOnce() throws Exception {
        dependency("io.netty:epoll:4.2:linux-x86_64");
        swap(EPOLL, "org.acme:nowhere");
        var problems = Plans.problems(given, id -> {
            throw new IOException("Maven is offline");
        });
        assertEquals(
                List.of(
                        "platformClassifiers org.acme:nowhere: is no dependency of this project",
                        "platformClassifiers io.netty:epoll: for linux/arm64: io.netty:epoll:jar:linux-aarch_64:4.2"
                                + " or io.netty:epoll:jar:linux-aarch64:4.2 or io.netty:epoll:jar:linux-arm64:4.2"
                                + " cannot be looked for: Maven is offline"),
                problems.stream()
                        .map(Problem::toString)
                        .map(text -> text.replaceFirst("(project|offline)[. ].*", "$1"))
                        .limit(2)
                        .toList());
    }

    @Test
    void aSpellingThatCannotBeLookedForHidesNoOther() throws Exception {
        dependency("io.netty:epoll:4.2:linux-x86_64");
        swap(EPOLL);
        repository("io.netty:epoll:4.2:linux-aarch_64", "io.netty:epoll:4.2:linux-s390x");
        assertEquals(
                "io.netty:epoll:4.2:linux-s390x",
                Plans.of(given, this::unlessUsual)
                        .images()
                        .get(2)
                        .jars()
                        .dependencies()
                        .get(0)
                        .id());
        repository.remove("io.netty:epoll:4.2:linux-s390x");
        assertEquals(
                List.of("platformClassifiers io.netty:epoll: for linux/s390x: io.netty:epoll:jar:linux-s390_64:4.2"
                        + " cannot be looked for: the disk is full."
                        + " Or say that there is none, with an empty classifier for linux/s390x"),
                Plans.problems(given, this::unlessUsual).stream()
                        .map(Problem::toString)
                        .toList());
    }

    private Optional<Path> unlessUsual(ArtifactId id) throws IOException {
        if (id.classifier().equals(Optional.of("linux-s390_64"))) {
            throw new IOException("the disk is full");
        }
        return find(id);
    }

    private void dependency(String id) throws IOException {
        var file = TestApplications.jar(project.resolve(id.replace(':', '-') + ".jar"), id);
        dependencies.add(new Dependency(file, Kind.RELEASE, id));
        given.application = new Application(project.resolve("target/classes"), dependencies, List.of());
    }

    private void swap(String... names) {
        given.platformClassifiers = Arrays.stream(names)
                .map(name -> new PlatformClassifierParameters(name, Map.of()))
                .toList();
    }

    private void repository(String... ids) {
        repository.addAll(List.of(ids));
    }

    private Optional<Path> find(ArtifactId id) throws IOException {
        asked.add(id.id());
        return repository.contains(id.id())
                ? Optional.of(TestApplications.jar(project.resolve("repository").resolve(id.id()), id.id()))
                : Optional.empty();
    }

    private List<String> classPaths() throws Exception {
        return Plans.of(given, this::find).images().stream()
                .map(image ->
                        image.jars().dependencies().stream().map(Dependency::id).collect(Collectors.joining(" ")))
                .toList();
    }
}
