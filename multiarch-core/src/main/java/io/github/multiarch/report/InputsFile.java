package io.github.multiarch.report;

import io.github.multiarch.inputs.Inputs;
import io.github.multiarch.inputs.InputsText;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** The file {@code inputs} of an output directory: what the build took. Paths in it are relative to that directory. */
public final class InputsFile {
    private final ResultFile file;

    /**
     * A file that may not exist.
     *
     * @param directory the output directory, such as {@code target/multiarch}
     */
    public InputsFile(Path directory) {
        this.file = new ResultFile(directory, "inputs");
    }

    /**
     * Writes what a build has taken. To be called before its report is written.
     *
     * @param inputs of the build
     * @throws IOException when it cannot be written
     */
    public void write(Inputs inputs) throws IOException {
        file.replace(InputsText.write(inputs, file.directory()).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the build has taken.
     *
     * @return nothing where it has not left that
     * @throws IOException when it cannot be read
     */
    public Inputs read() throws IOException {
        if (!file.exists()) {
            return Inputs.NONE;
        }
        try (var lines = Files.newBufferedReader(file.path())) {
            return InputsText.read(lines, file.directory());
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IOException(
                    file.path() + " is damaged, so nobody knows what the image was built of. Build again: mvn package",
                    e);
        }
    }

    void delete() throws IOException {
        file.delete();
    }
}
