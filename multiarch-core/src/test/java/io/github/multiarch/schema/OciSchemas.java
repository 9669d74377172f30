package io.github.multiarch.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/**
 * The JSON schemas of the OCI image specification v1.1.1, which are not part of this project: the folder that the system property {@code multiarch.ociSchemas}
 * names, or {@code ../shared/oci-schema} beside the project. A test that asks for them where they are not is skipped, and says so.
 */
public final class OciSchemas {
    /** The system property that names their folder. */
    public static final String PROPERTY = "multiarch.ociSchemas";

    private static final String BASE = "https://opencontainers.org/schema/image/";

    private final Path folder;
    private final SchemaRegistry registry;

    private OciSchemas(Path folder) {
        this.folder = folder;
        this.registry = SchemaRegistry.withDefaultDialect(
                SpecificationVersion.DRAFT_4,
                builder -> builder.schemaRegistryConfig(SchemaRegistryConfig.builder()
                                .formatAssertionsEnabled(true)
                                .build())
                        .resourceLoaders(loaders -> loaders.resources(this::read)));
    }

    /**
     * Finds the schemas, or skips the test.
     *
     * @return the schemas
     */
    public static OciSchemas orSkip() {
        var folder = folder();
        if (!Files.isRegularFile(folder.resolve("image-index-schema.json"))) {
            Assumptions.abort("the OCI image spec's JSON schemas are not in " + folder + "; set -D" + PROPERTY
                    + " to a folder with the schema/*.json of the image spec v1.1.1");
        }
        return new OciSchemas(folder);
    }

    /**
     * Holds a document against the schema of its media type. Docker's documents have the form of OCI's and are held against those.
     *
     * @param document an index, manifest or config
     * @return what is wrong, empty when nothing is
     */
    public List<String> check(Document document) {
        return check(fileOf(document.descriptor().mediaType()), document.bytes());
    }

    /**
     * Holds the file {@code index.json} of a layout against the schema of an index.
     *
     * @param bytes of the file
     * @return what is wrong, empty when nothing is
     */
    public List<String> checkLayoutIndex(byte[] bytes) {
        return check("image-index-schema.json", bytes);
    }

    /**
     * Holds the file {@code oci-layout} against its schema.
     *
     * @param bytes of the file
     * @return what is wrong, empty when nothing is
     */
    public List<String> checkLayoutMarker(byte[] bytes) {
        return check("image-layout-schema.json", bytes);
    }

    private List<String> check(String file, byte[] bytes) {
        Schema schema = registry.getSchema(SchemaLocation.of(BASE + file));
        return schema.validate(new String(bytes, StandardCharsets.UTF_8), InputFormat.JSON).stream()
                .map(Error::toString)
                .toList();
    }

    private static String fileOf(MediaType type) {
        if (type.isIndex()) {
            return "image-index-schema.json";
        }
        if (type.isManifest()) {
            return "image-manifest-schema.json";
        }
        if (type.isConfig()) {
            return "config-schema.json";
        }
        throw new IllegalArgumentException("there is no schema for " + type);
    }

    /** Schemas name one another by address; only the file's name counts, and nothing is ever fetched. */
    private String read(String address) {
        var file = folder.resolve(address.substring(address.lastIndexOf('/') + 1));
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException("no schema for " + address, e);
        }
    }

    private static Path folder() {
        var property = System.getProperty(PROPERTY, "");
        if (!property.isEmpty()) {
            return Path.of(property);
        }
        var here = Path.of("").toAbsolutePath();
        for (var directory = here; directory != null; directory = directory.getParent()) {
            if (Files.isDirectory(directory.resolve(".mvn"))) {
                return directory.resolveSibling("shared").resolve("oci-schema");
            }
        }
        return here.resolve("oci-schema");
    }
}
