package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.check.Cell;
import io.github.multiarch.check.CheckReport;
import io.github.multiarch.check.NativeBytes;
import io.github.multiarch.check.Row;
import io.github.multiarch.config.NativeCodeRule;
import io.github.multiarch.config.Problem;
import io.github.multiarch.oci.Platform;
import java.util.List;
import org.apache.maven.api.plugin.testing.InjectMojo;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;
import org.junit.jupiter.api.Test;

class CheckMojoTest extends MojoRunTest {
    private static final String POM = """
            <project>
              <build><plugins><plugin>
                <artifactId>multiarch-maven-plugin</artifactId>
                <configuration>
                  <image>registry.example.com/acme/orders</image>
                  <from>scratch</from>
                  <nativeCode>warn</nativeCode>
                  <nativeCodeExclusions>
                    <exclusion>
                      <dependency>org.xerial.snappy:snappy-java</dependency>
                      <platform>linux/riscv64</platform>
                      <reason>falls back to Java</reason>
                    </exclusion>
                    <exclusion><path>/opt/**</path><reason>for boards</reason></exclusion>
                  </nativeCodeExclusions>
                  <platforms>
                    <platform>linux/amd64</platform>
                    <platform><name>linux/riscv64</name><nativeCode>off</nativeCode></platform>
                  </platforms>
                </configuration>
              </plugin></plugins></build>
            </project>
            """;

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void readsWhatABuildReads(CheckMojo mojo) throws Exception {
        mojo.execute();

        var request = run.buildRequest();
        assertEquals("scratch", request.platforms().get(0).from().toString());
        assertEquals(NativeCodeRule.WARN, request.platforms().get(0).nativeCode());
        assertEquals(NativeCodeRule.OFF, request.platforms().get(1).nativeCode());
        var exclusions = request.nativeCode().exclusions();
        assertEquals(
                List.of("falls back to Java", "for boards"),
                List.of(exclusions.get(0).reason(), exclusions.get(1).reason()));
        assertTrue(exclusions
                .get(0)
                .coversDependency("org.xerial.snappy:snappy-java:1.1", Platform.parse("linux/riscv64")));
        assertTrue(exclusions.get(1).coversFile("/opt/a/b", Platform.parse("linux/amd64")));
        assertEquals(1, run.closed);
    }

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void logsTheMatrixAndWarnings(CheckMojo mojo) throws Exception {
        run.checked = report(List.of());

        mojo.execute();

        assertEquals(
                List.of(
                        "Platforms of the base: linux/amd64",
                        "       linux/amd64",
                        " base  yes",
                        "warning: libc",
                        "the same as a page: " + run.basedir().resolve("target/multiarch/check.html")),
                run.log);
    }

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void failsWithAllProblemsAfterTheMatrix(CheckMojo mojo) {
        run.checked = report(List.of(new Problem("codec on linux/arm64", "gone"), new Problem("base", "none")));

        var failure = assertThrows(MojoFailureException.class, mojo::execute);

        assertEquals(
                "the check has found problems:\n  - codec on linux/arm64: gone\n  - base: none", failure.getMessage());
        assertEquals(" base  yes", run.log.get(2));
    }

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void printsJsonAndLogsNothing(CheckMojo mojo) throws Exception {
        run.commandLine("output", "json");
        run.commandLine("nativeCode", "fail");
        run.checked = report(List.of());

        mojo.execute();

        assertEquals(List.of(), run.log);
        assertTrue(run.printed.get(0).startsWith("{\n  \"sound\" : true,"), run.printed.toString());
        assertEquals(NativeCodeRule.FAIL, run.buildRequest().platforms().get(0).nativeCode());
    }

    @Test
    @InjectMojo(goal = "check", pom = POM)
    void namesEverythingThatIsWrongAtOnce(CheckMojo mojo) {
        run.commandLine("output", "yaml");
        run.commandLine("nativeCode", "maybe");

        var message = assertThrows(MojoExecutionException.class, mojo::execute).getMessage();

        assertTrue(message.contains("output: 'yaml'") && message.contains("nativeCode: 'maybe'"), message);
        assertEquals(List.of(), run.requests);
    }

    private static CheckReport report(List<Problem> problems) {
        return new CheckReport(
                List.of(new NativeBytes(Platform.parse("linux/amd64"), 0, 0)),
                List.of(new Row("base", List.of(new Cell.Present(List.of("scratch"))))),
                List.of("Platforms of the base: linux/amd64"),
                problems,
                List.of("libc"));
    }
}
