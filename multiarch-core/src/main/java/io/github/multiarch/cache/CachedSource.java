package io.github.multiarch.cache;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** A source whose documents are asked for once. Layers, and whether something is there, are asked of the source itself. */
final class CachedSource implements ContentSource {
    private final BaseCache cache;
    private final ContentSource source;

    CachedSource(BaseCache cache, ContentSource source) {
        this.cache = cache;
        this.source = source;
    }

    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        return cache.named(source.toString(), tagOrDigest, () -> source.resolve(tagOrDigest));
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        var document = cache.document(descriptor.digest(), () -> source.document(descriptor));
        // Two places may give the same bytes different names.
        return Document.verified(descriptor, document.bytes());
    }

    @Override
    public InputStream open(Descriptor descriptor) throws IOException {
        return source.open(descriptor);
    }

    @Override
    public boolean has(Descriptor descriptor) throws IOException {
        return source.has(descriptor);
    }

    @Override
    public void readPatiently(Reading reading) throws IOException {
        source.readPatiently(reading);
    }

    @Override
    public String toString() {
        return source.toString();
    }
}
