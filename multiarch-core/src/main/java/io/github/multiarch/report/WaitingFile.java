package io.github.multiarch.report;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/** The file {@code waiting.json} of an output directory: all but the tags was pushed, and these wait for other modules. */
public final class WaitingFile {
    private final ResultFile file;

    /**
     * A file that may not exist.
     *
     * @param directory the output directory, such as {@code target/multiarch}
     */
    public WaitingFile(Path directory) {
        this.file = new ResultFile(directory, "waiting.json");
    }

    /**
     * Notes that all but the tags was pushed.
     *
     * @param waiting the names
     * @throws IOException when it cannot be written
     */
    public void write(Waiting waiting) throws IOException {
        file.replace(WaitingJson.write(waiting));
    }

    /**
     * The names that wait, if any do.
     *
     * @return empty when none do
     * @throws IOException when that cannot be read
     */
    public Optional<Waiting> read() throws IOException {
        if (!file.exists()) {
            return Optional.empty();
        }
        try {
            return Optional.of(WaitingJson.read(file.bytes()));
        } catch (IllegalArgumentException e) {
            throw new IOException(file.path() + " is damaged. Build again: mvn package", e);
        }
    }

    /**
     * Forgets what waited.
     *
     * @throws IOException when it cannot be removed
     */
    public void delete() throws IOException {
        file.delete();
    }
}
