package io.github.multiarch;

import io.github.multiarch.config.Acceptance;
import io.github.multiarch.config.Target;
import io.github.multiarch.inputs.ChangedInputs;
import io.github.multiarch.inputs.StaleBuildException;
import io.github.multiarch.layout.OciLayout;
import io.github.multiarch.report.OutputDirectory;
import java.io.IOException;

/** Whether what a build wrote is what its user means. */
final class Accepted {
    private Accepted() {}

    /** Where nothing was built, the goal itself says so. */
    static void check(Acceptance acceptance) throws IOException {
        var output = new OutputDirectory(acceptance.outputDirectory());
        if (!output.isComplete()) {
            return;
        }
        var report = output.read();
        var built = report.target().image();
        var other = acceptance.expected().map(Target::image).filter(name -> !name.equals(built));
        if (other.isPresent()) {
            throw new IOException(acceptance.outputDirectory() + " has the image that was built for " + built
                    + ", and this goal is about " + other.get()
                    + ". Build again: mvn package. To take what was built under another name, say so: -Dmultiarch.image="
                    + other.get());
        }
        if (!acceptance.allowsStale()) {
            var changed = new ChangedInputs(OciLayout.open(output.layout()), report.applicationLayers())
                    .find(output.inputs().read());
            if (!changed.isEmpty()) {
                throw new StaleBuildException(acceptance.outputDirectory(), changed);
            }
        }
    }
}
