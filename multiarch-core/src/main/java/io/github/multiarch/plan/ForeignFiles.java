package io.github.multiarch.plan;

import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.NativeCodeRule;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.config.PlatformRequest;
import io.github.multiarch.config.Problems;
import io.github.multiarch.nativecode.DamagedFileException;
import io.github.multiarch.nativecode.NativeCode;
import io.github.multiarch.nativecode.NativeCodeReader;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Finds files outside jars that are programs or libraries for other machines than the image's. What is in jars is for {@code check}. */
final class ForeignFiles {
    private final BuildRequest request;
    private final PlatformFiles files;
    private final String root;
    private final Problems problems;
    /** A folder may be that of several platforms. */
    private final Set<String> remarks = new LinkedHashSet<>();
    /** What each platform runs; those for which nobody looks are not there. */
    private final Map<Platform, Map<LooseFile, NativeCode>> fitting = new LinkedHashMap<>();

    private ForeignFiles(BuildRequest request, PlatformFiles files, String root, Problems problems) {
        this.request = request;
        this.root = root;
        this.files = files;
        this.problems = problems;
    }

    /** Notes what fails the build; the root is the folder that the application lies in. */
    static ForeignFiles find(BuildRequest request, PlatformFiles files, String root, Problems problems) {
        var search = new ForeignFiles(request, files, root, problems);
        if (request.platforms().stream().anyMatch(platform -> platform.nativeCode() != NativeCodeRule.OFF)) {
            search.run();
        }
        return search;
    }

    /** What is only to be said, also of the C libraries of these images' bases. */
    List<String> remarks(List<PlannedImage> images) {
        var all = new LinkedHashSet<>(remarks);
        for (var image : images) {
            var platform = image.request().platform();
            all.addAll(LooseLibc.remarks(platform, fitting.getOrDefault(platform, Map.of()), image.base()));
        }
        return List.copyOf(all);
    }

    private void run() {
        var common = read(() -> LooseFile.of(request.application(), root));
        var known = new HashMap<PlacedFiles, Map<LooseFile, NativeCode>>();
        var findings = new LinkedHashMap<Finding, List<PlatformRequest>>();
        for (var platform : request.platforms()) {
            if (platform.nativeCode() != NativeCodeRule.OFF) {
                common.forEach((file, code) -> look(file, code, platform, findings));
                for (var placed : files.of(platform)) {
                    known.computeIfAbsent(placed, any -> read(() -> LooseFile.of(placed)))
                            .forEach((file, code) -> look(file, code, platform, findings));
                }
            }
        }
        findings.forEach(this::tell);
    }

    private Map<LooseFile, NativeCode> read(Listing listing) {
        var found = new LinkedHashMap<LooseFile, NativeCode>();
        try {
            for (var file : listing.files()) {
                read(file).ifPresent(code -> found.put(file, code));
            }
        } catch (IOException e) {
            problems.add("native code", "cannot be looked for: " + e.getMessage());
        }
        return found;
    }

    private Optional<NativeCode> read(LooseFile file) throws IOException {
        try {
            return NativeCodeReader.read(file.file()).filter(code -> code.kind().isRunOrLoaded());
        } catch (DamagedFileException e) {
            remarks.add(file.path() + " (" + file.file() + ") cannot be run anywhere: " + e.getMessage());
            return Optional.empty();
        } catch (NoSuchFileException e) {
            // Taken away meanwhile; whoever packs it says so.
            return Optional.empty();
        } catch (IOException e) {
            throw new IOException(file.file() + ": " + e.getMessage(), e);
        }
    }

    private void look(
            LooseFile file, NativeCode code, PlatformRequest platform, Map<Finding, List<PlatformRequest>> findings) {
        if (request.nativeCode().excludesFile(file.path(), platform.platform())) {
            return;
        }
        if (code.runsOn(platform.platform())) {
            fitting.computeIfAbsent(platform.platform(), any -> new LinkedHashMap<>())
                    .put(file, code);
        } else {
            findings.computeIfAbsent(new Finding(file, code), any -> new ArrayList<>())
                    .add(platform);
        }
    }

    private void tell(Finding finding, List<PlatformRequest> platforms) {
        var failing = named(platforms, NativeCodeRule.FAIL);
        if (!failing.isEmpty()) {
            problems.add(finding.file().path(), message(finding, failing) + ". " + finding.remedy());
        }
        var warned = named(platforms, NativeCodeRule.WARN);
        if (!warned.isEmpty()) {
            remarks.add(finding.file().path() + " " + message(finding, warned));
        }
    }

    private String message(Finding finding, String platforms) {
        var file = finding.file();
        return "(" + file.file() + ", in the layer " + file.layerIn(request) + ") does not run on " + platforms
                + "; it is for another machine: " + finding.code();
    }

    private static String named(List<PlatformRequest> platforms, NativeCodeRule rule) {
        return platforms.stream()
                .filter(platform -> platform.nativeCode() == rule)
                .map(platform -> platform.platform().toString())
                .collect(Collectors.joining(", "));
    }

    /** Lists files. */
    @FunctionalInterface
    private interface Listing {
        List<LooseFile> files() throws IOException;
    }

    /** A file that does not run on some of its platforms. */
    private record Finding(LooseFile file, NativeCode code) {
        String remedy() {
            return "Put a file for each platform into src/main/multiarch/OS-ARCHITECTURE or where <files> looks for it, or say why it is right with"
                    + " <nativeCodeExclusions>, or look at none with <nativeCode>off</nativeCode>";
        }
    }
}
