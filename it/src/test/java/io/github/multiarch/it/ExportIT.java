package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was built leaves as one file, layers of the bases included, and another tool brings all of it into a registry. */
class ExportIT {
    @TempDir
    private Path temp;

    @Test
    void anotherToolPushesTheArchiveAsItWasBuilt() throws IOException, InterruptedException {
        try (var registry = DebianRegistry.start(temp.resolve("registry"));
                var other = DebianRegistry.start(temp.resolve("other"))) {
            var base = SyntheticBase.index(temp.resolve("base"), "linux/amd64", "linux/arm/v7");
            Skopeo.push(base, SyntheticBase.TAG, registry.name("base:1"));
            var project = Project.copy("plain", temp.resolve("projects"));
            for (var goal : new String[] {"package", Maven.goal("export")}) {
                project.maven().with("-Dregistry=" + registry.host()).run(goal).succeeded();
            }
            var archive = project.output().resolve("image.tar");
            var first = Files.readAllBytes(archive);
            project.maven()
                    .with("-Dregistry=" + registry.host(), "-Dmultiarch.to=oci-archive:" + temp.resolve("again.tar"))
                    .run(Maven.goal("export"))
                    .succeeded()
                    .says("again.tar@" + project.digest());
            assertArrayEquals(first, Files.readAllBytes(temp.resolve("again.tar")));

            Skopeo.pushAll("oci-archive:" + archive + ":1.0", other.name("plain:1.0"));
            var pushed = RemoteImage.of(other.name("plain:1.0"));
            assertEquals(project.digest(), pushed.digest());
            Maven.in(temp)
                    .with("-Dmultiarch.image=" + pushed.name(), "-Dmultiarch.layers=unpacked")
                    .run(Maven.goal("verify"))
                    .succeeded()
                    .says("is sound: linux/amd64, linux/arm/v7");
        }
    }
}
