package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same project is the same image, whoever builds it, wherever and when. */
class ReproducibleIT {
    @TempDir
    private Path temp;

    private DebianRegistry registry;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm/v7");
        Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
    }

    @AfterEach
    void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void theSurroundingsMakeNoDifference() throws IOException, InterruptedException {
        var here = build("here", maven -> maven.umask("022").env("TZ", "UTC").env("LANG", "C.UTF-8"));
        var there = build(
                "a longer/path than that",
                maven -> maven.umask("077")
                        .env("TZ", "Asia/Kolkata")
                        .env("LANG", "tr_TR.UTF-8")
                        .env("LC_ALL", "tr_TR.UTF-8")
                        .jvm("-Duser.language=tr -Duser.country=TR -Duser.timezone=Asia/Kolkata")
                        .with("-T", "4"));
        assertEquals(here.report(), there.report());
        assertEquals(here.digest(), there.digest());
    }

    @Test
    void theJdkMakesNoDifference() throws IOException, InterruptedException {
        var other = Jdk.otherOrSkip();
        assertEquals(
                build("running", maven -> maven).report(),
                build("other", maven -> maven.jdk(other)).report());
    }

    private Project build(String place, UnaryOperator<Maven> surroundings) throws IOException, InterruptedException {
        var project = Project.copy("plain", temp.resolve(place));
        var restricted = place.contains(" ");
        if (restricted) {
            // As a checkout under that umask would have left it.
            Command.of("chmod", "-R", "go-rwx", project.directory().toString()).succeed();
        }
        surroundings
                .apply(project.maven().with("-Dregistry=" + registry.host()))
                .run("package")
                .succeeded();
        return project;
    }
}
