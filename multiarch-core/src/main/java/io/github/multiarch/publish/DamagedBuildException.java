package io.github.multiarch.publish;

import io.github.multiarch.validate.Finding;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** What was built is not what it was when it was built. Nothing has been sent or written. */
public class DamagedBuildException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedBuildException(String place, List<Finding> findings) {
        super("what was built in " + place + " is damaged; nothing was published. Build again: mvn package\n"
                + findings.stream().map(finding -> "  - " + finding).collect(Collectors.joining("\n")));
    }
}
