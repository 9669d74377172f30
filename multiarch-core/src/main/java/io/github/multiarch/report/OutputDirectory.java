package io.github.multiarch.report;

import io.github.multiarch.content.FolderTree;
import io.github.multiarch.content.PartialFile;
import io.github.multiarch.fragment.Fragment;
import io.github.multiarch.inputs.Inputs;
import io.github.multiarch.inputs.InputsText;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * The folder {@code target/multiarch}: a layout, {@code report.json} and {@code digest}. Whoever finds the report finds everything else complete. Beside them lie what archives were unpacked
 * to, the archive of an export, and what an engine was given.
 */
public final class OutputDirectory {
    private static final String REPORT = "report.json";
    private static final String DIGEST = "digest";
    private static final String FRAGMENT = "fragment.json";
    private static final String INPUTS = "inputs";
    private static final String WAITING = "waiting.json";
    private static final String LAYOUT = "layout";
    private static final String ARCHIVE = "image.tar";
    private static final String ENGINE_LAYOUT = "engine";
    private static final String UNPACKED = "unpacked";
    private static final String WAR = "war";

    private final Path directory;

    /**
     * A folder that may not exist yet.
     *
     * @param directory such as {@code target/multiarch}
     */
    public OutputDirectory(Path directory) {
        this.directory = directory;
    }

    /**
     * Where the layout is.
     *
     * @return a path in this folder
     */
    public Path layout() {
        return directory.resolve(LAYOUT);
    }

    /**
     * Where the whole image goes that is exported, unless another place is named.
     *
     * @return a path in this folder
     */
    public Path archive() {
        return directory.resolve(ARCHIVE);
    }

    /**
     * Where an image waits for an engine. It outlives {@link #clear}, so that layers of its base are fetched once.
     *
     * @return a path in this folder
     */
    public Path engineLayout() {
        return directory.resolve(ENGINE_LAYOUT);
    }

    /**
     * Where archives are unpacked to. It is made while a build is planned, and outlives {@link #clear}: what is the same the next time is not unpacked again.
     *
     * @return a path in this folder
     */
    public Path unpacked() {
        return directory.resolve(UNPACKED);
    }

    /**
     * Where files lie that only a war has, and the folder that it was made of has not. Like what is unpacked, it outlives {@link #clear}.
     *
     * @return a path in this folder
     */
    public Path war() {
        return directory.resolve(WAR);
    }

    /**
     * Whether a build has left a result.
     *
     * @return true when its report is there, which is written last
     */
    public boolean isComplete() {
        return Files.isRegularFile(directory.resolve(REPORT));
    }

    /**
     * Removes the result that an earlier build left, the report first.
     *
     * @throws IOException when something cannot be removed
     */
    public void clear() throws IOException {
        Files.deleteIfExists(directory.resolve(REPORT));
        Files.deleteIfExists(directory.resolve(DIGEST));
        clearFragment();
        Files.deleteIfExists(directory.resolve(INPUTS));
        clearWaiting();
        Files.deleteIfExists(archive());
        FolderTree.delete(layout());
        Files.createDirectories(directory);
        // Of a run that was killed while it wrote one; an export has a folder.
        try (var temporaries = Files.newDirectoryStream(directory, PartialFile.GLOB)) {
            for (var temporary : temporaries) {
                FolderTree.delete(temporary);
            }
        }
    }

    /**
     * Removes what an earlier push wrote of its fragment: whoever finds one shall find that of a push that succeeded.
     *
     * @throws IOException when it cannot be removed
     */
    public void clearFragment() throws IOException {
        Files.deleteIfExists(directory.resolve(FRAGMENT));
    }

    /**
     * Notes that all but the tags was pushed: these wait for other modules.
     *
     * @param waiting the names
     * @throws IOException when it cannot be written
     */
    public void write(Waiting waiting) throws IOException {
        replace(WAITING, WaitingJson.write(waiting));
    }

    /**
     * The names that wait, if any do.
     *
     * @return empty when none do
     * @throws IOException when that cannot be read
     */
    public Optional<Waiting> waiting() throws IOException {
        var file = directory.resolve(WAITING);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.of(WaitingJson.read(bounded(file)));
        } catch (IllegalArgumentException e) {
            throw new IOException(file + " is damaged. Build again: mvn package", e);
        }
    }

    /**
     * Forgets what waited.
     *
     * @throws IOException when it cannot be removed
     */
    public void clearWaiting() throws IOException {
        Files.deleteIfExists(directory.resolve(WAITING));
    }

    /**
     * Writes the result files, the report last.
     *
     * @param report of a build whose layout is complete
     * @throws IOException when they cannot be written
     */
    public void write(BuildReport report) throws IOException {
        replace(DIGEST, (report.index().digest() + "\n").getBytes(StandardCharsets.US_ASCII));
        replace(REPORT, ReportJson.write(report));
    }

    /**
     * Writes what a build has taken. To be called before its report is written.
     *
     * @param inputs of the build
     * @throws IOException when it cannot be written
     */
    public void write(Inputs inputs) throws IOException {
        replace(INPUTS, InputsText.write(inputs, directory).getBytes(StandardCharsets.UTF_8));
    }

    /**
     * What the build has taken.
     *
     * @return nothing where it has not left that
     * @throws IOException when it cannot be read
     */
    public Inputs inputs() throws IOException {
        var file = directory.resolve(INPUTS);
        if (!Files.isRegularFile(file)) {
            return Inputs.NONE;
        }
        try (var lines = Files.newBufferedReader(file)) {
            return InputsText.read(lines, directory);
        } catch (IllegalArgumentException | CharacterCodingException e) {
            throw new IOException(
                    file + " is damaged, so nobody knows what the image was built of. Build again: mvn package", e);
        }
    }

    /**
     * Writes what was pushed of an image whose other platforms come from elsewhere.
     *
     * @param fragment of images that the registry has
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path write(Fragment fragment) throws IOException {
        replace(FRAGMENT, fragment.write());
        return directory.resolve(FRAGMENT);
    }

    /**
     * Reads what a build left.
     *
     * @return its report
     * @throws NothingBuiltException when there is none
     * @throws IOException when it is not one
     */
    public BuildReport read() throws IOException {
        var file = directory.resolve(REPORT);
        if (!isComplete()) {
            throw new NothingBuiltException(directory);
        }
        var bytes = bounded(file);
        if (bytes.length > OciJson.MAX_DOCUMENT_BYTES) {
            throw new IOException(
                    "the report of the last build, " + file + ", has more than " + OciJson.MAX_DOCUMENT_BYTES
                            + " bytes, which is the limit; nothing was published. Build again: mvn package");
        }
        try {
            var report = ReportJson.read(bytes);
            // Every part that the next stage needs is parsed here, so that a damaged report is noticed before anything
            // is sent.
            report.indexDescriptor();
            report.target();
            report.baseLayers();
            return report;
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the report of the last build, " + file
                            + ", is damaged; nothing was published. Build again: mvn package",
                    e);
        }
    }

    private static byte[] bounded(Path file) throws IOException {
        try (var in = Files.newInputStream(file)) {
            return in.readNBytes(OciJson.MAX_DOCUMENT_BYTES + 1);
        }
    }

    private void replace(String name, byte[] content) throws IOException {
        try (var file = PartialFile.in(directory)) {
            file.out().write(content);
            file.moveTo(directory.resolve(name));
        } catch (IOException e) {
            // The system says only that the disk is full, not which file that stopped.
            throw new IOException("writing " + directory.resolve(name) + " failed: " + e.getMessage(), e);
        }
    }
}
