package io.github.multiarch.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.config.AccessParameters;
import io.github.multiarch.config.Application;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.fixtures.TestApplications;
import io.github.multiarch.fixtures.TestBase;
import io.github.multiarch.fixtures.TestBases;
import io.github.multiarch.fixtures.TestParameters;
import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What cannot be known of folders is said before anything is built, and what is known is not. */
class FolderDoubtsTest {
    private static final String AMD = "linux/amd64";

    @TempDir
    Path project;

    private FakeRegistry registry;
    private TestParameters given;

    @BeforeEach
    void aBaseInARegistry() throws IOException {
        registry = FakeRegistry.start();
        given = TestParameters.in(project, AMD);
        given.application = TestApplications.small(project);
        base(TestBase.of(AMD));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void theUsualIsNotDoubted() throws Exception {
        given.application = new Application(
                given.application.classes(),
                List.of(),
                List.of(files("etc/shop/certs/ca.pem", "usr/bin/tool", "opt/model/data", "app/config/x", "banner")));
        assertEquals(List.of(), doubts());
    }

    @Test
    void placesThatABaseMayHaveAreNamed() throws Exception {
        given.appRoot = Optional.of("/srv/site/app");
        given.application = new Application(
                given.application.classes(), List.of(), List.of(files("bin/tool", "tmp/x", "deployments/a/b")));
        var doubts = doubts();
        assertEquals(1, doubts.size(), doubts.toString());
        assertTrue(doubts.get(0).contains("may have /bin, /deployments, /srv/site, /tmp with"), doubts.get(0));
        assertTrue(doubts.get(0).contains(given.from), doubts.get(0));
        given.directories =
                List.of(new AccessParameters(Optional.of("/srv/site"), Optional.of("0775"), Optional.of("1001:1001")));
        assertFalse(doubts().get(0).contains("/srv/site"));
    }

    @Test
    void whatTheBaseSpeaksOfIsDoubted() throws Exception {
        base(TestBase.of(AMD)
                .config(config -> config.withArray("/history")
                        .addObject()
                        .put("created_by", "RUN mkdir /opt/jboss")
                        .put("empty_layer", true)));
        given.application = new Application(
                given.application.classes(), List.of(), List.of(files("opt/jboss/x", "opt/jboss-tools/x")));
        var doubts = doubts();
        assertTrue(doubts.get(0).contains("may have /opt/jboss with"), doubts.toString());
    }

    @Test
    void ofABaseOnThisMachineAllIsKnown() throws Exception {
        given.from = TestBases.layout(project.resolve("bases"), AMD);
        given.appRoot = Optional.of("/srv/site/app");
        assertEquals(List.of(), doubts());
    }

    @Test
    void aUserWithoutANumberIsSaid() throws Exception {
        given.user = Optional.of("app");
        given.workingDirectory = Optional.of("/work");
        var doubts = doubts();
        assertTrue(doubts.get(0).contains("'app'") && doubts.get(0).contains("/work"), doubts.toString());
        given.directories = List.of(AccessParameters.of("/work"));
        var problems = Plans.problems(given);
        assertTrue(problems.get(0).message().contains("'app'"), problems.toString());
    }

    @Test
    void aPatternThatNothingHasIsAnError() throws Exception {
        given.application = new Application(given.application.classes(), List.of(), List.of(files("etc/shop/a.key")));
        given.permissions =
                List.of(rule("/etc/shop/*.key"), rule("/etc/shop"), rule("/app/libs/*"), rule("/etc/shpo/*"));
        var problems = Plans.problems(given);
        assertEquals(1, problems.size(), problems.toString());
        assertEquals("permissions /etc/shpo/*", problems.get(0).subject());
    }

    private static AccessParameters rule(String path) {
        return new AccessParameters(Optional.of(path), Optional.of("0600"), Optional.empty());
    }

    private void base(TestBase base) throws IOException {
        TestBases.write(TestBases.inside(registry, "acme/jre"), "21", List.of(base));
        given.from = registry.host() + "/acme/jre:21";
    }

    private PlacedFiles files(String... paths) throws IOException {
        var all = project.resolve("src/main/multiarch/all");
        for (var path : paths) {
            TestApplications.write(all.resolve(path), "x");
        }
        return PlacedFiles.atRoot(all);
    }

    private List<String> doubts() throws Exception {
        // Bases of a few bytes say nothing of their Java.
        return Plans.of(given).remarks().stream()
                .filter(remark -> !remark.contains("which Java"))
                .toList();
    }
}
