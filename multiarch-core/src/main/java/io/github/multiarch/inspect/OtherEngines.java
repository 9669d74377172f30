package io.github.multiarch.inspect;

import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Document;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageIndex;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformMatcher;
import java.io.IOException;
import java.util.List;

/**
 * What Docker's graph drivers and podman take from an index, as their code does it: {@code filterManifests} and {@code pullManifestList} of Docker's {@code distribution} (20.10.24, and 23.0.0 to
 * 28.5.2, which are alike), {@code ChooseInstance} of containers/image (5.26 to 5.36). Neither looks at {@code artifactType}.
 */
final class OtherEngines {
    static final String EXACT_DOCKER = "Docker before 23";
    static final String DOCKER = "Docker 23 and later without containerd's image store";
    static final String PODMAN = "podman 4.6 and later";

    private final Found found;
    private final Platform machine;

    OtherEngines(Found found, Platform machine) {
        this.found = found;
        this.machine = machine;
    }

    /** Of each; empty where there is nothing to choose from, and for machines of which these engines are not known. */
    List<EngineChoice> choices() throws IOException {
        if (!found.isIndex() || !machine.os().equals("linux")) {
            return List.of();
        }
        return List.of(
                docker(found.top(), PlatformMatcher.of(machine)),
                exactDocker(ImageIndex.parse(found.top()).manifests()),
                new PodmanEngine(machine).choose(found.top()));
    }

    /** By containerd's order; the first that fits decides, whatever it turns out to be, and those without a platform fit everything. */
    private EngineChoice docker(Document index, PlatformMatcher matcher) throws IOException {
        var first = EngineWalk.best(ImageIndex.parse(index).manifests(), matcher);
        if (first.isEmpty()) {
            return EngineChoice.nothing(DOCKER, "no entry is for what the machine runs");
        }
        // What lies too deep was refused before.
        return first.get().mediaType().isIndex()
                ? docker(found.source().document(first.get()), matcher)
                : taken(DOCKER, first.get());
    }

    /** The same variant or none; on ARM any at all. It says no variant of its own machine but on ARM. */
    private EngineChoice exactDocker(List<Descriptor> entries) {
        var isArm = machine.architecture().equals("arm");
        var own = isArm ? machine : Platform.of(machine.os(), machine.architecture(), "");
        var exact = entries.stream()
                .filter(entry -> entry.platform().filter(own::isSameMachineAs).isPresent())
                .findFirst();
        var first = exact.isPresent() || !isArm
                ? exact
                : entries.stream()
                        .filter(entry -> entry.platform()
                                .filter(platform -> platform.os().equals(machine.os())
                                        && platform.architecture().equals("arm"))
                                .isPresent())
                        .findFirst();
        if (first.isEmpty()) {
            return EngineChoice.nothing(EXACT_DOCKER, "no entry is for " + own + " and nothing else will do");
        }
        return first.get().mediaType().isIndex() ? within(EXACT_DOCKER, first.get()) : taken(EXACT_DOCKER, first.get());
    }

    static EngineChoice within(String engine, Descriptor index) {
        return EngineChoice.nothing(
                engine,
                index.digest() + ", which it chooses, is an index, and it does not look into one within another");
    }

    static EngineChoice taken(String engine, Descriptor entry) {
        return switch (EntryKind.of(entry)) {
            case ARTIFACT ->
                EngineChoice.of(
                        engine, entry, "an artifact, " + entry.artifactType().orElse("") + ", which it cannot run");
            case OTHER -> EngineChoice.of(engine, entry, "a " + entry.mediaType() + ", which it cannot run");
            default ->
                EngineChoice.of(
                        engine,
                        entry,
                        entry.platform().isPresent()
                                ? "the first that fits by its rules"
                                : "the first entry without a platform, whatever its config says");
        };
    }
}
