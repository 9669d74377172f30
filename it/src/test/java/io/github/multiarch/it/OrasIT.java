package io.github.multiarch.it;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.registry.fake.FakeRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What oras-java attaches to an index, to one of its images and to what is attached is shown and goes with the image, and oras-java finds it there: by tags in Debian's
 * registry, which lists nothing, and by the list of the fake one.
 */
class OrasIT {
    private static final String SBOM = "application/vnd.example.sbom";
    private static final String SIGNATURE = "application/vnd.example.signature";
    private static final String ARM = "linux/arm/v7";

    @TempDir
    private static Path temp;

    private static DebianRegistry debian;
    private static final FakeRegistry FAKE = FakeRegistry.start();
    private static RemoteImage image;
    private static Path nowhere;
    private static String sbom = "";
    private static String signature = "";
    private static String signatureOfSbom = "";

    @BeforeAll
    static void start() throws IOException, InterruptedException {
        debian = DebianRegistry.start(temp.resolve("registry"));
        FAKE.rules().listReferrers();
        nowhere = Files.createDirectories(temp.resolve("nowhere"));
        var layout = SyntheticBase.index(temp.resolve("base"), "linux/amd64", ARM);
        Skopeo.push(layout, SyntheticBase.TAG, debian.name("team/app:1"));
        image = RemoteImage.of(debian.name("team/app:1"));
        copy(image.name(), FAKE.host() + "/team/app:1");
        sbom = attach(image.digest(), SBOM, "parts");
        signature = attach(image.digestOf(ARM), SIGNATURE, "signed");
        signatureOfSbom = attach(sbom, SIGNATURE, "signed as well");
    }

    private static String attach(String subject, String type, String text) throws IOException {
        var file = Files.writeString(temp.resolve(text), text);
        var listing = Oras.of(FAKE.host(), "team/app");
        var digest = listing.attach(subject, type, file);
        Oras.of(debian.host(), "team/app").attachLike(listing, subject, type, file);
        return digest;
    }

    @AfterAll
    static void stop() {
        FAKE.close();
        if (debian != null) {
            debian.close();
        }
    }

    private static String host(String registry) {
        return registry.equals("Debian") ? debian.host() : FAKE.host();
    }

    private static MavenRun copy(String from, String to, String... options) throws IOException, InterruptedException {
        return Maven.in(nowhere)
                .with("-Dmultiarch.from=" + from, "-Dmultiarch.image=" + to)
                .with(options)
                .run(Maven.goal("copy"))
                .succeeded();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Debian", "fake"})
    void whatWasAttachedIsShown(String registry) throws IOException, InterruptedException {
        var inspect = Maven.in(nowhere)
                .with("-q", "-Dmultiarch.image=" + host(registry) + "/team/app:1", "-Dmultiarch.output=json");
        var ofIndex = inspect.run(Maven.goal("inspect")).succeeded().json();
        assertEquals(List.of(sbom), Json.strings(ofIndex.get("referrers"), "digest"));
        assertEquals(List.of(SBOM), Json.strings(ofIndex.get("referrers"), "artifactType"));
        assertEquals(List.of(image.digest()), Json.strings(ofIndex.get("referrers"), "of"));
        assertEquals(0, ofIndex.get("remarks").size());
        var ofImage = inspect.with("-Dmultiarch.platform=" + ARM)
                .run(Maven.goal("inspect"))
                .succeeded()
                .json();
        assertEquals(List.of(sbom, signature), Json.strings(ofImage.get("referrers"), "digest"));
        assertEquals(List.of(SBOM, SIGNATURE), Json.strings(ofImage.get("referrers"), "artifactType"));
        assertEquals(List.of(image.digest(), image.digestOf(ARM)), Json.strings(ofImage.get("referrers"), "of"));
    }

    @ParameterizedTest
    @CsvSource({"Debian,Debian", "Debian,fake", "fake,Debian", "fake,fake"})
    void whatWasAttachedGoesAlong(String from, String to) throws IOException, InterruptedException {
        var repository = "from/" + from.toLowerCase(Locale.ROOT);
        var run = copy(host(from) + "/team/app:1", host(to) + "/" + repository + ":1");
        var there = Oras.of(host(to), repository);
        for (var subject : List.of(image.digest(), image.digestOf(ARM), sbom)) {
            assertEquals(
                    List.of(attachedTo(subject)),
                    to.equals("Debian") ? there.taggedReferrers(subject) : there.referrers(subject));
            run.says(attachedTo(subject));
        }
        assertArrayEquals(image.raw(), Skopeo.raw(host(to) + "/" + repository + ":1"));
    }

    private static String attachedTo(String subject) {
        return subject.equals(image.digest()) ? sbom : subject.equals(sbom) ? signatureOfSbom : signature;
    }

    @ParameterizedTest
    @ValueSource(strings = {"Debian", "fake"})
    void whatWasAttachedGoesIntoALayoutAndBack(String from) throws IOException, InterruptedException {
        var layout = temp.resolve("layout-" + from);
        copy(host(from) + "/team/app:1", "oci:" + layout + ":1");
        assertEquals(List.of(sbom), Oras.referrers(layout, image.digest()));
        assertEquals(List.of(signatureOfSbom), Oras.referrers(layout, sbom));
        // It looks for a list only of what index.json names, and an index's images are not named there.
        assertEquals(image.digestOf(ARM), Oras.subject(layout, signature));
        var repository = "back/" + from.toLowerCase(Locale.ROOT);
        copy("oci:" + layout + ":1", FAKE.host() + "/" + repository + ":1");
        var back = Oras.of(FAKE.host(), repository);
        for (var subject : List.of(image.digest(), image.digestOf(ARM), sbom)) {
            assertEquals(List.of(attachedTo(subject)), back.referrers(subject));
        }
    }

    @Test
    void whatIsNotWantedStays() throws IOException, InterruptedException {
        copy(image.name(), FAKE.host() + "/bare/app:1", "-Dmultiarch.referrers=none")
                .neverSays(sbom);
        assertEquals(List.of(), Oras.of(FAKE.host(), "bare/app").referrers(image.digest()));
        copy(image.name(), FAKE.host() + "/signed/app:1", "-Dmultiarch.referrers=" + SIGNATURE);
        var signed = Oras.of(FAKE.host(), "signed/app");
        assertEquals(List.of(), signed.referrers(image.digest()));
        assertEquals(List.of(signature), signed.referrers(image.digestOf(ARM)));
    }

    @Test
    void whatItKeepsInALayoutGoesAlong() throws IOException, InterruptedException {
        var layout = temp.resolve("its-layout");
        Oras.of(FAKE.host(), "team/app").copy("1", layout);
        var file = Files.writeString(temp.resolve("made in a layout"), "made in a layout");
        var ofIndex = Oras.attach(layout, image.digest(), SBOM, file);
        var ofImage = Oras.attach(layout, image.digestOf(ARM), SIGNATURE, file);
        copy("oci:" + layout + ":1", FAKE.host() + "/kept/app:1");
        var there = Oras.of(FAKE.host(), "kept/app");
        assertEquals(List.of(ofIndex), there.referrers(image.digest()));
        assertEquals(List.of(ofImage), there.referrers(image.digestOf(ARM)));
    }
}
