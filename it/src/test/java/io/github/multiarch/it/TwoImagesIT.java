package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two executions in one pom make two images; what was built is published only as what it was built for, of files as they are. */
class TwoImagesIT {
    @TempDir
    private Path temp;

    private DebianRegistry registry;
    private Project project;

    @BeforeEach
    void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        project = Project.copy("two-images", temp.resolve("projects"));
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void eachExecutionPublishesWhatItHasBuilt() throws IOException, InterruptedException {
        maven().run("deploy").succeeded();

        for (var id : new String[] {"a", "b"}) {
            var image = RemoteImage.of(registry.name("two/" + id + ":1.0"));
            assertEquals(
                    "[\"/start\",\"" + id + "\"]",
                    image.config("linux/arm64").at("/config/Entrypoint").toString());
            assertEquals(image.digest(), built(id));
        }
        maven().run(Maven.goal("push"))
                .failed()
                .says("multiarch-a (execution a")
                .says("multiarch-b (execution b");
        maven().run(Maven.goal("push") + "@a").succeeded();

        // The same names for both, or the same folder.
        int mark = registry.mark();
        maven("-Dmultiarch.image=" + registry.name("two/same"))
                .run("deploy")
                .failed()
                .says("com.example:two-images (execution a) and com.example:two-images (execution b)")
                .says("two/same:1.0");
        maven("-Dmultiarch.outputDirectory=target/same").run("package").failed().says("<outputDirectory>");
        // Built for a, and the pom has another name now.
        var pom = project.directory().resolve("pom.xml");
        Files.writeString(pom, Files.readString(pom).replace("/two/a<", "/two/c<"));
        maven().run(Maven.goal("push") + "@a").failed().says("two/a:1.0").says("two/c:1.0");
        assertEquals(0, registry.requestsSince(mark).size());
        maven("-Dmultiarch.image=" + registry.name("two/d"))
                .run(Maven.goal("push") + "@a")
                .succeeded();
        assertEquals(built("a"), RemoteImage.of(registry.name("two/d:1.0")).digest());
    }

    @Test
    void whatHasChangedSinceItWasBuiltIsNotPublished() throws IOException, InterruptedException {
        maven().run("package").succeeded();
        var note = project.directory().resolve("src/main/multiarch/all/etc/note");
        var push = Maven.goal("push") + "@a";

        Files.setLastModifiedTime(note, FileTime.from(Instant.parse("2026-01-02T00:00:00Z")));
        maven().run(push).succeeded();

        Files.writeString(note, "second\n");
        Files.writeString(note.resolveSibling("more"), "new\n");
        int mark = registry.mark();
        maven().run(push)
                .failed()
                .says(note + " has changed")
                .says(note.resolveSibling("more") + " is new")
                .says("-Dmultiarch.stale=allow");
        maven("-Dmultiarch.to=oci:" + temp.resolve("exported"))
                .run(Maven.goal("export") + "@a")
                .failed()
                .says(note + " has changed");
        assertFalse(Files.exists(temp.resolve("exported")));
        assertEquals(0, registry.requestsSince(mark).size());
        maven("-Dmultiarch.stale=allow").run(push).succeeded();

        // A later job of a CI that got the result only.
        Files.delete(note.resolveSibling("more"));
        Files.delete(note);
        maven().run(push).succeeded();
    }

    private Maven maven(String... more) throws IOException {
        return project.maven().with("-Dregistry=" + registry.host()).with(more);
    }

    private String built(String id) throws IOException {
        return report(id).at("/index/digest").asText();
    }

    private JsonNode report(String id) throws IOException {
        return Json.parse(Files.readAllBytes(project.directory().resolve("target/multiarch-" + id + "/report.json")));
    }
}
