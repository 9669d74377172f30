package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One application, its platforms built by two machines that share nothing but the registry: the index is the one that a single machine makes. */
class FarmIT {
    private static final String ALL = "linux/amd64,linux/arm/v7,linux/s390x";

    @TempDir
    private Path temp;

    @Test
    void fragmentsOfSeveralMachinesBecomeOneIndex() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"))) {
            var base = SyntheticBase.index(temp.resolve("base"), ALL.split(","));
            Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
            var whole = Project.copy("plain", temp.resolve("whole"));
            run(whole, registry, "package", "-Dmultiarch.platforms=" + ALL);
            var fragments = Files.createDirectories(temp.resolve("fragments"));
            for (var platforms : List.of("linux/amd64", "linux/arm/v7,linux/s390x")) {
                var machine = Project.copy("plain", temp.resolve("machine-" + platforms.length()));
                run(machine, registry, "deploy", "-Dmultiarch.platforms=" + platforms, "-Dmultiarch.fragment");
                Files.copy(
                        machine.output().resolve("fragment.json"),
                        fragments.resolve("fragment-" + platforms.length() + ".json"));
            }
            var image = registry.name("plain:1.0");
            assertThrows(AssertionError.class, () -> Skopeo.raw(image), "no tag before the index");

            int mark = registry.mark();
            Maven.in(temp)
                    .with("-Dmultiarch.fragments=fragments")
                    .run(Maven.goal("index"))
                    .succeeded()
                    .says(image + "@" + whole.digest());
            assertEquals(whole.digest(), RemoteImage.of(image).digest());
            assertEquals(
                    2,
                    registry.requestsSince(mark).stream()
                            .filter(request -> request.method().equals("PUT"))
                            .count(),
                    "the index, for each of its tags");

            var other = fragments.resolve("fragment-11.json");
            Files.writeString(other, Files.readString(other).replaceFirst("\"1\\.0\"", "\"2.0\""));
            Maven.in(temp)
                    .with("-Dmultiarch.fragments=fragments")
                    .run(Maven.goal("index"))
                    .failed()
                    .says("fragments of one index are built of the same sources");
        }
    }

    private static void run(Project project, DebianRegistry registry, String phase, String... more)
            throws IOException, InterruptedException {
        project.maven()
                .with("-Dregistry=" + registry.host())
                .with(more)
                .run(phase)
                .succeeded();
    }
}
