package io.github.multiarch.inputs;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** An image was built of other files than there are now. */
public class StaleBuildException extends IOException {
    private static final long serialVersionUID = 1;
    private static final int MOST = 10;

    /**
     * Names the first of them.
     *
     * @param directory with the result of the build
     * @param changed what has become of each file
     */
    public StaleBuildException(Path directory, List<String> changed) {
        super("the image in " + directory + " was built of other files than there are now:\n"
                + changed.stream().limit(MOST).map(line -> "  - " + line).collect(Collectors.joining("\n"))
                + (changed.size() > MOST ? "\n  - and " + (changed.size() - MOST) + " more" : "")
                + "\nBuild it again: mvn package. To take it as it was built: -Dmultiarch.stale=allow");
    }
}
