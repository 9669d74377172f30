package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A registry loses parts of an image while its tags stay: the next push brings them back. */
class RepairIT {
    @TempDir
    private Path temp;

    private DebianRegistry registry;
    private SmallProject project;

    @BeforeEach
    void pushOnce() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        SmallProject.pushBase(registry, temp);
        project = SmallProject.copy(temp.resolve("projects"));
        project.change(new Random(1), 1000);
        maven().run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
        checkWhole();
    }

    @AfterEach
    void stop() {
        registry.close();
    }

    @Test
    void imagesThatAreGoneAreRestored() throws IOException, InterruptedException {
        delete("/platforms/0/manifest/digest");
        delete("/platforms/2/manifest/digest");
        assertThrows(AssertionError.class, this::checkWhole);

        int mark = registry.mark();
        maven().run(SmallProject.PUSH).succeeded();
        checkWhole();
        assertEquals(
                2,
                registry.requestsSince(mark).stream()
                        .filter(request -> request.method().equals("PUT")
                                && request.target().contains("/manifests/"))
                        .count());
    }

    @Test
    void configsAndLayersThatAreGoneAreRestoredByForce() throws IOException, InterruptedException {
        Files.delete(registry.blob(digest("/platforms/1/config/digest")));
        var layers = project.project().report().at("/platforms/2/layers");
        Files.delete(registry.blob(layers.get(layers.size() - 1).get("digest").asText()));
        assertThrows(AssertionError.class, this::checkWhole);

        maven().with("-Dmultiarch.force").run(SmallProject.PUSH).succeeded().says("2 uploaded");
        checkWhole();
    }

    @Test
    void layersOfTheBaseThatAreGoneAreRestoredByForce() throws IOException, InterruptedException {
        // The registry has lost them for the base, too; a layout still has them.
        var from = "-Dmultiarch.from=oci:" + temp.resolve("base") + ":" + SyntheticBase.TAG;
        maven().with(from).run(SmallProject.BUILD, SmallProject.PUSH).succeeded();
        Files.delete(registry.blob(digest("/platforms/0/layers/0/digest")));
        assertThrows(AssertionError.class, this::checkWhole);

        maven().with("-Dmultiarch.force").run(SmallProject.PUSH).succeeded();
        checkWhole();
    }

    private Maven maven() throws IOException {
        return project.maven(registry.host(), "repair");
    }

    private String digest(String field) throws IOException {
        return project.project().report().at(field).asText();
    }

    private void delete(String field) throws IOException, InterruptedException {
        var image = URI.create("http://" + registry.host() + "/v2/repair/manifests/" + digest(field));
        var answer = HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(image).DELETE().build(), HttpResponse.BodyHandlers.discarding());
        assertEquals(202, answer.statusCode());
    }

    private void checkWhole() throws IOException, InterruptedException {
        assertEquals(
                project.digest(), WholeIndex.require(registry, "repair", "1.0").digest());
        assertEquals(
                project.digest(),
                WholeIndex.require(registry, "repair", "latest").digest());
    }
}
