package io.github.multiarch.cache;

import io.github.multiarch.content.ContentSource;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.function.Consumer;

/** The place of a base, asked as often as the user wants it. Layers are asked of the place itself. */
final class BaseSource implements ContentSource {
    private final BaseCache cache;
    private final ContentSource source;
    private final Pull pull;
    private final Consumer<String> log;

    BaseSource(BaseCache cache, ContentSource source, Pull pull, Consumer<String> log) {
        this.cache = cache;
        this.source = source;
        this.pull = pull;
        this.log = log;
    }

    @Override
    public Optional<Document> resolve(String tagOrDigest) throws IOException {
        return cache.base(source.toString(), tagOrDigest, pull, () -> ask(tagOrDigest), log);
    }

    private Optional<Document> ask(String tagOrDigest) throws IOException {
        refuse(tagOrDigest);
        return source.resolve(tagOrDigest);
    }

    @Override
    public Document document(Descriptor descriptor) throws IOException {
        var document = cache.document(descriptor.digest(), () -> {
            refuse(descriptor.digest().toString());
            return source.document(descriptor);
        });
        return Document.verified(descriptor, document.bytes());
    }

    private void refuse(String tagOrDigest) throws IOException {
        if (pull.asksNobody()) {
            throw new IOException(tagOrDigest + " of " + source + " is in a registry: " + pull.refusal());
        }
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
