package io.github.multiarch.layout;

import io.github.multiarch.content.ContentPlaceContract;
import io.github.multiarch.content.ContentSource;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class OciLayoutContractTest extends ContentPlaceContract {
    @TempDir
    Path directory;

    @Override
    protected ContentSource source() throws IOException {
        return OciLayout.open(sink().directory());
    }

    @Override
    protected OciLayout sink() throws IOException {
        return OciLayout.create(directory.resolve("layout"));
    }
}
