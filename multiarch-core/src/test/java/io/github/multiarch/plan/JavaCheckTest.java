package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.Application;
import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.Application.Kind;
import io.github.multiarch.config.ApplicationContent.WebApplication;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestJars;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.layout.OciLayout;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Class files are held against the Java of each platform's base. */
class JavaCheckTest {
    @TempDir
    Path project;

    private final List<Dependency> dependencies = new ArrayList<>();
    private TestParameters given;

    @BeforeEach
    void bases() throws IOException {
        given = TestParameters.in(project, "linux/amd64", "linux/arm64", "linux/s390x");
        given.mainClass = TestParameters.OF_THE_JVM;
        var sink = OciLayout.create(project.resolve("bases"));
        TestBases.write(
                sink,
                "1",
                List.of(
                        withJava("linux/amd64", "JAVA_VERSION=jdk-21.0.4+7"),
                        withJava("linux/arm64", "JAVA_HOME=/usr/lib/jvm/java-17-openjdk-arm64"),
                        withJava("linux/s390x", "A=b")));
        given.from = "oci:" + project.resolve("bases");
    }

    private static TestBase withJava(String platform, String variable) {
        return TestBase.of(platform).config(config -> {
            var settings = config.withObject("/config");
            settings.remove("Env");
            settings.withArray("Env").add(variable);
        });
    }

    @Test
    void whatTheProjectCompilesHasToBeLoaded() throws Exception {
        own("com/acme/Old.class", TestJars.classFile(17));
        Plans.of(given());
        own("com/acme/New.class", TestJars.classFile(21));
        var problem = onlyProblem();
        assertTrue(problem.startsWith("the base oci:" + project.resolve("bases") + " for linux/arm64: "), problem);
        assertTrue(problem.contains("has Java 17"), problem);
        assertTrue(problem.contains("Java 21 for the project's classes (com/acme/New.class)"), problem);
        assertTrue(problem.contains("Take a base with Java 21 (<from>)"), problem);
        assertTrue(problem.contains("compile for Java 17 (<maven.compiler.release>)"), problem);
    }

    @Test
    void aModuleHasToBeLoadedToTheLastClass() throws Exception {
        dependency(Kind.MODULE, new TestJars().with("com/acme/A.class", 17).with("com/acme/B.class", 21));
        assertTrue(onlyProblem().contains("Java 21 for com.acme:dependency:1 (com/acme/B.class)"), onlyProblem());
    }

    @Test
    void aDependencyOfWhichNothingCanBeLoadedIsInTheWay() throws Exception {
        dependency(Kind.RELEASE, new TestJars().with("a/A.class", 25).with("b/B.class", 25));
        var problems = Plans.problems(given());
        assertEquals(2, problems.size(), problems.toString());
        assertTrue(
                problems.get(0).subject().endsWith("for linux/amd64"),
                problems.get(0).toString());
        assertTrue(
                problems.get(1).message().contains("<dependencies><exclude>"),
                problems.get(1).message());
        // What another program starts may have a Java of its own.
        given.entrypoint = List.of("/start");
        assertTrue(remarks().stream().anyMatch(remark -> remark.contains("has Java 17") && remark.contains("Java 25")));
    }

    @Test
    void aDependencyMayHaveClassesForLater() throws Exception {
        dependency(Kind.RELEASE, new TestJars().with("a/A.class", 8).with("b/B.class", 21));
        var remarks = remarks();
        assertEquals(2, remarks.size(), remarks.toString());
        assertTrue(remarks.get(0).contains("for linux/arm64 has Java 17"), remarks.get(0));
        assertTrue(remarks.get(0).contains("com.acme:dependency:1 (b/B.class)"), remarks.get(0));
    }

    @Test
    void whereNothingTellsTheJavaThatIsSaid() throws Exception {
        own("com/acme/Main.class", TestJars.classFile(17));
        var remarks = remarks();
        assertEquals(1, remarks.size(), remarks.toString());
        assertTrue(remarks.get(0).contains("for linux/s390x does not say which Java it has"), remarks.get(0));
        assertTrue(remarks.get(0).contains("Java 17 for the project's classes"), remarks.get(0));
        for (var command : List.of("java -cp /app/classes Main", "/opt/java/bin/java", "sh -c 'exec java Main'")) {
            given.entrypoint = List.of(command.split(" "));
            assertEquals(1, remarks().size(), command);
        }
        given.entrypoint = List.of("INHERIT");
        assertEquals(1, remarks().size());
    }

    @Test
    void aProgramOfTheUsersNeedsNoJava() throws Exception {
        own("com/acme/Main.class", TestJars.classFile(17));
        for (var command : List.of("/usr/bin/orders", "/opt/javac-like")) {
            given.entrypoint = List.of(command);
            assertEquals(List.of(), remarks());
        }
    }

    @Test
    void previewFeaturesAreForOneReleaseAndToBeAskedFor() throws Exception {
        own("com/acme/Main.class", TestJars.preview(17));
        var problem = onlyProblem();
        assertTrue(problem.contains("for linux/amd64: has Java 21"), problem);
        assertTrue(problem.contains("Java 17 and no other for the project's classes"), problem);
        given.platforms.remove(0);
        assertTrue(remarks().stream().anyMatch(remark -> remark.contains("<jvmFlag>--enable-preview</jvmFlag>")));
        given.jvmFlags = List.of("--enable-preview");
        assertTrue(remarks().stream().noneMatch(remark -> remark.contains("--enable-preview")));
        given.jvmFlags = List.of();
        given.environment = Map.of("JDK_JAVA_OPTIONS", "-Xmx1g --enable-preview");
        assertTrue(remarks().stream().noneMatch(remark -> remark.contains("--enable-preview")));
    }

    /** Flags are for a JVM that the image starts, and a server's is not. */
    @Test
    void theJvmOfAServerIsToldOfPreviewFeaturesByTheEnvironment() throws Exception {
        own("com/acme/Main.class", TestJars.preview(17));
        given.platforms.remove(0);
        given.appRoot = Optional.of("/srv/webapps/ROOT");
        given.application = new Application(
                given.application.classes(), new WebApplication(List.of(), Optional.empty()), List.of(), List.of());
        var remarks = Plans.of(given).remarks();
        assertTrue(
                remarks.stream().anyMatch(remark -> remark.contains("<JAVA_TOOL_OPTIONS>--enable-preview<")),
                remarks.toString());
        assertTrue(remarks.stream().noneMatch(remark -> remark.contains("<jvmFlag>")), remarks.toString());
    }

    private void own(String name, byte[] content) throws IOException {
        TestApplications.write(given.application.classes().resolve(name), content);
    }

    private void dependency(Kind kind, TestJars jar) throws IOException {
        dependencies.add(
                new Dependency(jar.write(project.resolve("lib/dependency-1.jar")), kind, "com.acme:dependency:1"));
    }

    private TestParameters given() {
        given.application = new Application(project.resolve("target/classes"), dependencies, List.of());
        return given;
    }

    private String onlyProblem() {
        var problems = Plans.problems(given());
        assertEquals(1, problems.size(), problems.toString());
        return problems.get(0).toString();
    }

    private List<String> remarks() throws Exception {
        return Plans.of(given()).remarks();
    }
}
