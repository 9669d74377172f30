package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bases while registries come and go: mirrors before them, and what the cache knows of them. */
class MirrorsIT {
    @TempDir
    private Path temp;

    private SmallProject small;

    @BeforeEach
    void project() throws IOException {
        small = SmallProject.copy(temp.resolve("projects"));
    }

    /** As in a company: the mirror fetches what it lacks, and keeps it. The layers that are pushed come from it as well. */
    @Test
    void aPullThroughMirrorServesAlsoWhenItsRegistryIsAway() throws IOException, InterruptedException {
        try (var home = DebianRegistry.start(temp.resolve("home"));
                var mirror = DebianRegistry.startMirrorOf(home, temp.resolve("mirror"));
                var target = DebianRegistry.start(temp.resolve("target"))) {
            SmallProject.pushBase(home, temp);
            var base = home.name("base:1");
            var config = registriesConf("[[registry]]\nlocation = \"" + home.host()
                    + "\"\n[[registry.mirror]]\nlocation = \"" + mirror.host() + "\"\ninsecure = true\n");
            int mark = home.mark();
            build(base, target, config)
                    .run(SmallProject.BUILD, SmallProject.PUSH)
                    .succeeded();
            assertEquals(List.of(), home.requestsSince(mark));
            var report = small.project().report();
            assertEquals(base, report.at("/platforms/0/base/reference").asText());
            assertEquals(
                    mirror.host() + "/base:1",
                    report.at("/platforms/0/base/mirror").asText());
            var digest = small.digest();
            assertEquals(digest, RemoteImage.of(target.name("team/app:1.0")).digest());

            home.stop();
            build(base, target, config)
                    .with(
                            "-Dmultiarch.cache=" + temp.resolve("empty"),
                            "-Dmultiarch.image=" + target.name("other/app:1.0"))
                    .run(SmallProject.BUILD, SmallProject.PUSH)
                    .succeeded()
                    .neverSays("is asked instead");
            assertEquals(digest, small.digest());
        }
    }

    @Test
    void aMirrorThatIsAwayGivesWayWithALine() throws IOException, InterruptedException {
        try (var home = DebianRegistry.start(temp.resolve("home"));
                var mirror = DebianRegistry.start(temp.resolve("mirror"));
                var target = DebianRegistry.start(temp.resolve("target"))) {
            SmallProject.pushBase(home, temp);
            var base = home.name("base:1");
            mirror.stop();
            var run = build(base, target, temp)
                    .with("-Dmultiarch.registryMirrors=" + home.host() + "=" + mirror.host() + "/hub")
                    .run(SmallProject.BUILD, SmallProject.PUSH)
                    .succeeded();
            assertEquals(
                    1,
                    run.lines().stream()
                            .filter(line -> line.contains("is asked instead"))
                            .count(),
                    run::output);
            assertEquals(
                    small.digest(), RemoteImage.of(target.name("team/app:1.0")).digest());
        }
    }

    @Test
    void whatWasBuiltOnceIsBuiltOfflineAndWhileItsRegistryIsAway() throws IOException, InterruptedException {
        try (var home = DebianRegistry.start(temp.resolve("home"));
                var target = DebianRegistry.start(temp.resolve("target"))) {
            SmallProject.pushBase(home, temp);
            var base = home.name("base:1");
            build(base, target, temp)
                    .with("-o")
                    .run(SmallProject.BUILD)
                    .failed()
                    .says(base)
                    .says("run once without -o");
            build(base, target, temp).run(SmallProject.BUILD).succeeded();
            var digest = small.digest();

            int mark = home.mark();
            build(base, target, temp).with("-o").run(SmallProject.BUILD).succeeded();
            assertEquals(digest, small.digest());
            build(base, target, temp)
                    .with("-Dmultiarch.pull=never")
                    .run(SmallProject.BUILD)
                    .succeeded();
            build(base, target, temp)
                    .with("-Dmultiarch.pull=missing")
                    .run(SmallProject.BUILD)
                    .succeeded();
            assertEquals(List.of(), home.requestsSince(mark));

            build(home.name("base:2"), target, temp)
                    .run(SmallProject.BUILD)
                    .failed()
                    .says("does not exist");
            home.stop();
            var run = build(base, target, temp)
                    .with("-Dmultiarch.retries=1")
                    .run(SmallProject.BUILD)
                    .succeeded()
                    .says("known since ");
            assertEquals(digest, small.digest(), run::output);
            build(home.name("base:2"), target, temp)
                    .with("-Dmultiarch.retries=1")
                    .run(SmallProject.BUILD)
                    .failed()
                    .says("nothing answers at " + home.host());
            build(base, target, temp)
                    .with("-Dmultiarch.retries=1")
                    .run(SmallProject.BUILD, SmallProject.PUSH)
                    .failed()
                    .says("nothing answers at " + home.host());
            assertTrue(target.content().stream().noneMatch(path -> path.contains("_manifests/tags")), "no tag moved");
        }
    }

    private Maven build(String base, DebianRegistry target, Path config) throws IOException {
        return small.maven(target.host(), "team/app")
                .with("-Dmultiarch.from=" + base)
                .env("XDG_CONFIG_HOME", config.toString());
    }

    private Path registriesConf(String text) throws IOException {
        var folder = Files.createDirectories(temp.resolve("config/containers"));
        Files.writeString(folder.resolve("registries.conf"), text);
        return temp.resolve("config");
    }
}
