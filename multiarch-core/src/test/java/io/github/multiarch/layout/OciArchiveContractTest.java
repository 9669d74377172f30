package io.github.multiarch.layout;

import io.github.multiarch.content.ContentPlaceContract;
import io.github.multiarch.content.ContentSink;
import io.github.multiarch.content.ContentSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

/** What is written to a layout is read from an archive of that layout, made anew for each look. */
class OciArchiveContractTest extends ContentPlaceContract {
    @TempDir
    Path directory;

    @Override
    protected ContentSource source() throws IOException {
        sink();
        return Layouts.open(TarFiles.of(directory.resolve("layout"), directory.resolve("layout.tar")));
    }

    @Override
    protected ContentSink sink() throws IOException {
        return OciLayout.create(directory.resolve("layout"));
    }
}
