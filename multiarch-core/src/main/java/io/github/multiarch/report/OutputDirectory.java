package io.github.multiarch.report;

import io.github.multiarch.content.FolderTree;
import io.github.multiarch.content.PartialFile;
import io.github.multiarch.fragment.Fragment;
import io.github.multiarch.oci.OciJson;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folder {@code target/multiarch}: a layout, {@code report.json} and {@code digest}. Whoever finds the report finds everything else complete. Beside them lie what archives were unpacked
 * to, the archive of an export, and what an engine was given.
 */
public final class OutputDirectory {
    private static final String LAYOUT = "layout";
    private static final String ARCHIVE = "image.tar";
    private static final String ENGINE_LAYOUT = "engine";
    private static final String UNPACKED = "unpacked";
    private static final String WAR = "war";

    private final Path directory;
    private final ResultFile report;
    private final ResultFile digest;
    private final ResultFile fragment;

    /**
     * A folder that may not exist yet.
     *
     * @param directory such as {@code target/multiarch}
     */
    public OutputDirectory(Path directory) {
        this.directory = directory;
        this.report = new ResultFile(directory, "report.json");
        this.digest = new ResultFile(directory, "digest");
        this.fragment = new ResultFile(directory, "fragment.json");
    }

    /**
     * What the build took.
     *
     * @return a file that may not exist
     */
    public InputsFile inputs() {
        return new InputsFile(directory);
    }

    /**
     * The tags that wait for other modules.
     *
     * @return a file that may not exist
     */
    public WaitingFile waiting() {
        return new WaitingFile(directory);
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
        return report.exists();
    }

    /**
     * Removes the result that an earlier build left, the report first.
     *
     * @throws IOException when something cannot be removed
     */
    public void clear() throws IOException {
        report.delete();
        digest.delete();
        clearFragment();
        inputs().delete();
        waiting().delete();
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
        fragment.delete();
    }

    /**
     * Writes the result files, the report last.
     *
     * @param built of a build whose layout is complete
     * @throws IOException when they cannot be written
     */
    public void write(BuildReport built) throws IOException {
        digest.replace((built.index().digest() + "\n").getBytes(StandardCharsets.US_ASCII));
        report.replace(ReportJson.write(built));
    }

    /**
     * Writes what was pushed of an image whose other platforms come from elsewhere.
     *
     * @param pushed of images that the registry has
     * @return the file
     * @throws IOException when it cannot be written
     */
    public Path write(Fragment pushed) throws IOException {
        fragment.replace(pushed.write());
        return fragment.path();
    }

    /**
     * Reads what a build left.
     *
     * @return its report
     * @throws NothingBuiltException when there is none
     * @throws IOException when it is not one
     */
    public BuildReport read() throws IOException {
        if (!isComplete()) {
            throw new NothingBuiltException(directory);
        }
        var bytes = report.bytes();
        if (bytes.length > OciJson.MAX_DOCUMENT_BYTES) {
            throw new IOException(
                    "the report of the last build, " + report.path() + ", has more than " + OciJson.MAX_DOCUMENT_BYTES
                            + " bytes, which is the limit; nothing was published. Build again: mvn package");
        }
        try {
            var read = ReportJson.read(bytes);
            // Every part that the next stage needs is parsed here, so that a damaged report is noticed before anything
            // is sent.
            read.indexDescriptor();
            read.target();
            read.baseLayers();
            return read;
        } catch (IllegalArgumentException e) {
            throw new IOException(
                    "the report of the last build, " + report.path()
                            + ", is damaged; nothing was published. Build again: mvn package",
                    e);
        }
    }
}
