package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.Manifest;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.registry.CredentialSource;
import io.github.multiarch.registry.Registries;
import io.github.multiarch.registry.RegistryOptions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an image is, shown from a folder without a project. */
class InspectIT {
    @TempDir
    private static Path temp;

    private static DebianRegistry registry;
    private static Path layout;
    private static RemoteImage image;
    private static Path nowhere;

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        registry = DebianRegistry.start(temp.resolve("registry"));
        layout = SyntheticBase.in(temp.resolve("base"))
                .image("linux/amd64")
                .image("linux/arm64")
                .image("linux/arm/v7")
                .attestationOfLast("https://slsa.dev/provenance/v1")
                .image("linux/ppc64le")
                .image("linux/s390x")
                .tagIndex();
        Skopeo.push(layout, SyntheticBase.TAG, registry.name("team/app:2.1"));
        image = RemoteImage.of(registry.name("team/app:2.1"));
        nowhere = Files.createDirectories(temp.resolve("nowhere"));
    }

    @AfterAll
    static void stop() {
        if (registry != null) {
            registry.close();
        }
    }

    @Test
    void peopleSeeATable() throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name())
                .run(Maven.goal("inspect"))
                .succeeded()
                .says(image.digest());
        for (var platform : List.of("linux/amd64", "linux/arm/v7")) {
            var digest = image.digestOf(platform);
            assertTrue(
                    run.lines().stream()
                            .anyMatch(line -> line.contains(" " + platform + " ") && line.contains(" " + digest + " ")),
                    run::output);
        }
    }

    @Test
    void programsReadJsonAndNothingElse() throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=" + image.name(), "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded();
        var json = run.json();
        assertEquals(image.name(), json.get("image").asText());
        assertEquals(image.digest(), json.get("digest").asText());
        assertEquals(
                List.of("linux/amd64", "linux/arm64", "linux/arm/v7", "linux/ppc64le", "linux/s390x"),
                Json.strings(json.get("platforms"), "platform"));
        var arm = json.at("/platforms/2");
        assertEquals("v7", arm.get("variant").asText());
        assertEquals(2, arm.get("layers").asInt());
        assertEquals("2020-02-02T02:02:02Z", arm.get("created").asText());
        assertEquals(image.digestOf("linux/arm/v7"), arm.get("digest").asText());
        assertEquals(1, json.get("attestations").size());
        var attestation = json.at("/attestations/0");
        assertEquals("linux/arm/v7", attestation.get("platform").asText());
        assertEquals(image.digestOf("linux/arm/v7"), attestation.get("of").asText());
        assertEquals(List.of("https://slsa.dev/provenance/v1"), Json.strings(attestation.get("predicateTypes")));
        assertEquals(0, json.get("remarks").size());
    }

    @Test
    void rawIsWhatSkopeoCallsRaw() throws IOException, InterruptedException {
        assertEquals(text(image.raw()), raw());
        assertEquals(text(Skopeo.raw(image.child("linux/arm/v7"))), raw("-Dmultiarch.platform=linux/arm/v7"));
    }

    /** Without what Debian's own Maven writes around it. */
    private static String raw(String... more) throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=" + image.name(), "-Dmultiarch.output=raw")
                .with(more)
                .run(Maven.goal("inspect"))
                .succeeded();
        return text(run.outcome().out()).replaceAll("\\x1b\\[0?m", "");
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }

    @Test
    void onePlatformsImageIsShownInFull() throws IOException, InterruptedException {
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name(), "-Dmultiarch.platform=armhf")
                .run(Maven.goal("inspect"))
                .succeeded()
                .says(image.digestOf("linux/arm/v7"))
                .says("the base's author")
                .says("BASE=linux/arm/v7")
                .says("[\"/base-entrypoint\"]")
                .says("SIGQUIT")
                .says(image.layers("linux/arm/v7").get(1))
                .says("https://slsa.dev/provenance/v1");
        var json = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=" + image.name(), "-Dmultiarch.platform=linux/s390x")
                .with("-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded()
                .json();
        assertEquals(image.manifest("linux/s390x"), json.get("manifest"));
        assertEquals(image.config("linux/s390x"), json.get("config"));
        assertEquals(image.layers("linux/s390x"), Json.strings(json.get("layers"), "digest"));
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name(), "-Dmultiarch.platform=linux/riscv64")
                .run(Maven.goal("inspect"))
                .failed()
                .says(" has no image for linux/riscv64; it has linux/amd64, linux/arm64, linux/arm/v7, linux/ppc64le");
    }

    @Test
    void whatAnEngineWouldTakeIsExplained() throws IOException, InterruptedException {
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name(), "-Dmultiarch.for=linux/arm/v8")
                .run(Maven.goal("inspect"))
                .succeeded()
                .says("linux/arm/v8 takes linux/arm/v7 (" + image.digestOf("linux/arm/v7")
                        + "): the closest that it runs");
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + image.name(), "-Dmultiarch.for=linux/arm/v6")
                .run(Maven.goal("inspect"))
                .succeeded()
                .says("There is no image for linux/arm/v6")
                .says("no matching manifest for linux/arm/v6");
    }

    /** Debian's registry does not list referrers; a tag stands in for the list. */
    @Test
    void referrersAreListedByTheirTag() throws IOException, InterruptedException {
        var name = registry.name("team/signed:1");
        Skopeo.push(layout, SyntheticBase.TAG, name);
        var signature = sign(ImageReference.parse(name));
        var run = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=" + name, "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded();
        var referrers = run.json().get("referrers");
        assertEquals(List.of(signature.toString()), Json.strings(referrers, "digest"));
        assertEquals(List.of("application/vnd.example.signature"), Json.strings(referrers, "artifactType"));
        assertEquals(List.of(image.digest()), Json.strings(referrers, "of"));
    }

    private static Digest sign(ImageReference name) throws IOException {
        try (var registries = Registries.alone(RegistryOptions.defaults(), CredentialSource.NONE, line -> {})) {
            var repository = registries.target(name);
            var config = Document.of(new MediaType("application/vnd.oci.empty.v1+json"), OciJson.object());
            repository.write(config.descriptor(), () -> new ByteArrayInputStream(config.bytes()));
            var signature =
                    new Manifest(MediaType.OCI_MANIFEST, config.descriptor(), List.of(), new TreeMap<>()).toDocument();
            repository.write(signature);
            var list = new ImageIndex(MediaType.OCI_INDEX, List.of(signature.descriptor()), new TreeMap<>())
                    .toDocument()
                    .json();
            list.withObject("/manifests/0").put("artifactType", "application/vnd.example.signature");
            repository.tag(
                    Document.of(MediaType.OCI_INDEX, list), image.digest().replace(':', '-'));
            return signature.digest();
        }
    }

    @Test
    void aLayoutIsReadToo() throws IOException, InterruptedException {
        var run = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=oci:" + layout + ":it", "-Dmultiarch.output=json")
                .run(Maven.goal("inspect"))
                .succeeded();
        assertEquals(image.digest(), run.json().get("digest").asText());
    }

    @Test
    void anImageThatIsNotThereIsAnError() throws IOException, InterruptedException {
        Maven.in(nowhere)
                .with("-Dmultiarch.image=" + registry.name("team/app:3.0"))
                .run(Maven.goal("inspect"))
                .failed()
                .says(registry.name("team/app:3.0"));
    }
}
