package io.github.multiarch.plan;

import io.github.multiarch.config.NativeCodeRule;
import io.github.multiarch.config.NativeCodeSettings;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.plan.PlatformJars.Absence;
import java.util.List;

/** Says which artifacts do not exist for a platform, as its rule about native code wants it. */
final class Absences {
    private final NativeCodeSettings settings;
    private final Problems problems;
    private final List<String> remarks;

    Absences(NativeCodeSettings settings, Problems problems, List<String> remarks) {
        this.settings = settings;
        this.problems = problems;
        this.remarks = remarks;
    }

    void tell(PlatformJars jars) {
        var request = jars.request();
        for (var absence : jars.absent()) {
            if (settings.reasonToExclude(absence.jars(), request.platform()).isEmpty()) {
                tell(absence, request);
            }
        }
    }

    private void tell(Absence absence, PlatformRequest platform) {
        var subject = Library.of(absence.jars()).get(0).name() + " on " + platform.platform();
        if (platform.nativeCode() == NativeCodeRule.FAIL) {
            problems.add(
                    subject,
                    absence.why()
                            + ". Name the classifier with <platformClassifiers>, leave the platform out, or say why"
                            + " it is right with <nativeCodeExclusions>");
        } else {
            remarks.add(subject + ": " + absence.why());
        }
    }
}
