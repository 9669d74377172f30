package io.github.multiarch.registry;

import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.OciJson;
import io.github.multiarch.registry.fake.RecordedRequest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/** An image in a fake registry, and lists of what refers to it: the registry's own, or as a test wants them. */
final class ReferrerFixture implements AutoCloseable {
    static final String REFERRERS = "/v2/team/app/referrers/.*";

    final Fixture fixture = new Fixture();
    final Document image = fixture.image("1");
    final String path = "/v2/team/app/referrers/" + image.digest();

    @Override
    public void close() {
        fixture.close();
    }

    Referrers ask() throws IOException {
        fixture.registry.forgetRequests();
        return fixture.repository().referrers(image.digest());
    }

    /** What was asked of the list. */
    List<RecordedRequest> pages() {
        return fixture.requests("GET").stream()
                .filter(request -> request.path().equals(path))
                .toList();
    }

    /** One page, for one request; an entry is what its number says. */
    void page(Optional<String> next, int... entries) {
        Map<String, String> headers =
                next.map(link -> Map.of("Link", "<" + link + ">; rel=\"next\"")).orElse(Map.of());
        fixture.registry.on("GET", REFERRERS).times(1).answer(200, headers, json(entries));
    }

    /** As many, in the registry's own list. */
    SortedSet<Digest> attach(int count) {
        var digests = new TreeSet<Digest>();
        for (int i = 0; i < count; i++) {
            var json = Fixture.manifest(List.of()).json();
            json.put("artifactType", "application/vnd.example." + i);
            json.putObject("subject")
                    .put("mediaType", image.descriptor().mediaType().value())
                    .put("digest", image.digest().toString())
                    .put("size", image.descriptor().size());
            var manifest = Document.of(MediaType.OCI_MANIFEST, OciJson.bytes(json));
            fixture.registry.putManifest(Fixture.NAME, manifest.digest().toString(), manifest);
            digests.add(manifest.digest());
        }
        return digests;
    }

    static List<Digest> digests(Referrers referrers) {
        return referrers.list().stream()
                .map(referrer -> referrer.descriptor().digest())
                .toList();
    }

    static Digest digest(int entry) {
        return Digest.of(Fixture.utf8("entry " + entry));
    }

    static String json(int... entries) {
        var list = new StringBuilder("{\"schemaVersion\":2,\"manifests\":[");
        for (int i = 0; i < entries.length; i++) {
            list.append(i == 0 ? "" : ",")
                    .append("{\"mediaType\":\"application/vnd.oci.image.manifest.v1+json\",\"digest\":\"")
                    .append(digest(entries[i]))
                    .append("\",\"size\":7}");
        }
        return list.append("]}").toString();
    }
}
