package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.apache.maven.model.Scm;
import org.apache.maven.project.MavenProject;
import org.junit.jupiter.api.Test;

class ProjectMetadataTest {
    private static final String PREFIX = "org.opencontainers.image.";
    private static final Instant CREATED = Instant.parse("2026-01-31T12:00:00Z");

    private final MavenProject project = MavenRun.project(Path.of("nowhere"), "com.acme", "orders", "1.0");

    @Test
    void tellsWhatEveryProjectHas() {
        var metadata = ProjectMetadata.of(project, CREATED, Optional.of("abc"), Map.of());

        assertEquals(CREATED, metadata.created());
        assertEquals(
                new TreeMap<>(Map.of(
                        PREFIX + "title", "orders",
                        PREFIX + "version", "1.0",
                        PREFIX + "revision", "abc",
                        PREFIX + "created", "2026-01-31T12:00:00Z")),
                metadata.annotations());
    }

    @Test
    void tellsWhatThePomItselfHasAndNotItsParent() {
        var scm = new Scm();
        scm.setUrl("https://example.com/acme/orders.git");
        for (var model : java.util.List.of(project.getModel(), project.getOriginalModel())) {
            model.setName("Orders");
            model.setDescription(" Takes orders ");
            model.setScm(scm);
        }
        project.getModel().setUrl("https://example.com/parent/orders");

        var annotations =
                ProjectMetadata.of(project, CREATED, Optional.empty(), Map.of()).annotations();

        assertEquals("Orders", annotations.get(PREFIX + "title"));
        assertEquals("Takes orders", annotations.get(PREFIX + "description"));
        assertEquals("https://example.com/acme/orders.git", annotations.get(PREFIX + "source"));
        assertEquals(null, annotations.get(PREFIX + "url"));
    }

    @Test
    void letsTheUserReplaceAndRemove() {
        var given = Map.of(PREFIX + "version", "", PREFIX + "title", "Orders!");

        var annotations =
                ProjectMetadata.of(project, CREATED, Optional.empty(), given).annotations();

        assertEquals(Map.of(PREFIX + "title", "Orders!", PREFIX + "created", "2026-01-31T12:00:00Z"), annotations);
    }
}
