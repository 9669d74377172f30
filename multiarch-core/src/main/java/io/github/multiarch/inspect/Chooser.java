package io.github.multiarch.inspect;

import io.github.multiarch.content.ListedContent;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.EntryKind;
import io.github.multiarch.oci.ImageConfig;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.oci.PlatformMatcher;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Chooses as containerd does: of the entries that the machine runs the best, those without a platform last; only when such a one is the best does its config count. Nothing but an index
 * is chosen from: a manifest is taken as it is, whatever it is for.
 */
final class Chooser {
    private final Found found;
    private final Platform machine;
    private final PlatformMatcher matcher;
    private final List<EntryKind> kinds = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();

    Chooser(Found found, Platform machine) {
        this.found = found;
        this.machine = machine;
        this.matcher = PlatformMatcher.of(machine);
    }

    Choice choose() throws IOException {
        var listed = found.listed().entries();
        var entries = listed.stream().map(ListedContent.Entry::descriptor).toList();
        kinds.addAll(listed.stream().map(ListedContent.Entry::kind).toList());
        var best = found.isIndex() ? best(entries) : Optional.of(0);
        Optional<ImageConfig> config =
                best.isPresent() ? found.config(found.manifest(entries.get(best.get()))) : Optional.empty();
        var taken = best.filter(place -> isTaken(entries.get(place), config));
        taken.ifPresent(place -> checkConfig(entries.get(place), config));
        if (found.isIndex()) {
            checkEngine(taken.map(entries::get));
        }
        if (matcher.machine().os().equals("windows")) {
            remarks.add(
                    "A Windows engine also goes by the version of its own system (os.version), which is not known here");
        }
        var candidates = new ArrayList<Choice.Candidate>();
        for (int i = 0; i < entries.size(); i++) {
            candidates.add(candidate(entries, i, best, taken.isPresent()));
        }
        return new Choice(
                found.image().toString(),
                found.top().digest().toString(),
                found.top().descriptor().mediaType().value(),
                matcher.machine(),
                matcher.runnable(),
                candidates,
                taken.map(candidates::get),
                new OtherEngines(found, machine).choices(),
                remarks);
    }

    private Optional<Integer> best(List<Descriptor> entries) {
        var named = new ArrayList<Integer>();
        var platforms = new ArrayList<Platform>();
        for (int i = 0; i < entries.size(); i++) {
            if (isCandidate(i) && entries.get(i).platform().isPresent()) {
                named.add(i);
                platforms.add(entries.get(i).platform().get());
            }
        }
        var order = matcher.order(platforms);
        if (!order.isEmpty()) {
            return Optional.of(named.get(order.get(0)));
        }
        for (int i = 0; i < entries.size(); i++) {
            if (isCandidate(i) && entries.get(i).platform().isEmpty()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private boolean isCandidate(int place) {
        return kinds.get(place) == EntryKind.IMAGE || kinds.get(place) == EntryKind.ATTESTATION;
    }

    private boolean isTaken(Descriptor best, Optional<ImageConfig> config) {
        return !found.isIndex()
                || best.platform().isPresent()
                || config.filter(this::isRun).isPresent();
    }

    private boolean isRun(ImageConfig config) {
        return matcher.rank(config.platform()).isPresent();
    }

    /** Where what is listed beside images, or an index within, leads the engine elsewhere. */
    private void checkEngine(Optional<Descriptor> taken) throws IOException {
        var its = new EngineWalk(found, matcher).taken();
        if (its.map(Descriptor::digest).equals(taken.map(Descriptor::digest))) {
            return;
        }
        remarks.add("containerd 2 itself takes "
                + its.map(entry -> entry.digest() + ", which stands before it in the index and is "
                                + entry.artifactType()
                                        .map(type -> "an artifact, " + type)
                                        .orElse("for "
                                                + entry.platform()
                                                        .map(Platform::toString)
                                                        .orElse("no platform")))
                        .orElse("nothing: of the entries without a platform it looks into the first alone")
                + "; put images first, each entry with its platform");
    }

    /** What the engine does not look at, and what is the matter when an image that it took does not start. */
    private void checkConfig(Descriptor taken, Optional<ImageConfig> config) {
        if (config.isEmpty()) {
            remarks.add(taken.digest() + " has no image config: it is no image that could be run");
            return;
        }
        var its = config.get().platform();
        var entry = taken.platform();
        if (entry.filter(platform -> !config.get().agreesWith(platform)).isPresent()) {
            remarks.add("The index says " + entry.get() + " and the image's own config " + its
                    + ": the engine goes by the index"
                    + (isRun(config.get()) ? "" : ", and starting the image may end with \"exec format error\""));
        } else if (!isRun(config.get()) && !found.isIndex()) {
            remarks.add("The image is for " + its
                    + " alone, without an index to choose from: it is taken by an engine that does"
                    + " not look at that, and starting it ends with \"exec format error\"");
        }
    }

    private Choice.Candidate candidate(List<Descriptor> entries, int place, Optional<Integer> best, boolean isTaken)
            throws IOException {
        var entry = entries.get(place);
        boolean isBest = best.filter(b -> b == place).isPresent();
        var platform = found.isIndex() ? entry.platform() : Optional.of(found.platform(entry));
        String reason;
        if (kinds.get(place) == EntryKind.ARTIFACT) {
            reason = "an artifact, " + entry.artifactType().orElse("of an index of its own");
        } else if (kinds.get(place) == EntryKind.OTHER) {
            reason = "not an image: " + entry.mediaType();
        } else if (kinds.get(place) == EntryKind.ATTESTATION) {
            reason = "statements about an image";
        } else if (!found.isIndex()) {
            reason = "the only one: there is no index to choose from";
        } else if (platform.isEmpty()) {
            reason = withoutPlatform(isBest, isTaken);
        } else {
            reason = new Reasons(matcher)
                    .of(platform.get(), isBest, best.map(entries::get).flatMap(Descriptor::platform));
        }
        return new Choice.Candidate(platform, entry.digest().toString(), reason);
    }

    private static String withoutPlatform(boolean isBest, boolean isTaken) {
        if (!isBest) {
            return "does not say its platform: such entries come last";
        }
        return isTaken
                ? "does not say its platform in the index, and its config fits"
                : "does not say its platform in the index, and its config does not fit";
    }
}
