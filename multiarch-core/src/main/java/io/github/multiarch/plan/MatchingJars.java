package io.github.multiarch.plan;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.NativeCodeSettings;
import io.github.multiarch.nativecode.ElfCode;
import io.github.multiarch.nativecode.JarSignature;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.NativeFile;
import io.github.multiarch.oci.Platform;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Leaves out of jars what their platform cannot load. A library that has nothing for the platform stays as it is, so that it fails as its makers know it to; unless the user says that it is not
 * needed there.
 */
final class MatchingJars {
    private final NativeCodeSettings settings;
    /** Programs and libraries: what is neither run nor loaded may be for any machine. */
    private final Map<Path, List<NativeFile>> found;

    private MatchingJars(NativeCodeSettings settings, Map<Path, List<NativeFile>> found) {
        this.settings = settings;
        this.found = found;
    }

    /**
     * Looks into all jars of all platforms, each once.
     *
     * @throws IOException when one cannot be read; the message names it
     */
    static MatchingJars of(NativeCodeSettings settings, List<PlatformJars> platforms, Scans scans) throws IOException {
        var files = platforms.stream()
                .flatMap(platform -> platform.dependencies().stream())
                .map(Dependency::file)
                .distinct()
                .toList();
        var results = scans.scan(files);
        var found = new HashMap<Path, List<NativeFile>>();
        for (int i = 0; i < files.size(); i++) {
            var code = results.get(i).files().stream()
                    .filter(file -> file.code().kind().isRunOrLoaded())
                    .toList();
            found.put(files.get(i), code);
        }
        return new MatchingJars(settings, found);
    }

    /**
     * Decides about one platform.
     *
     * @param libc of its base, where that is known
     * @throws IOException when a jar cannot be read; the message names it
     */
    ImageJars choose(PlatformJars platform, Optional<Libc> libc) throws IOException {
        var choice = new Choice(platform.request().platform(), libc);
        for (var library : Library.of(platform.dependencies())) {
            choice.about(library);
        }
        return choice.jars(platform.dependencies());
    }

    /** What is decided about one platform so far. */
    private final class Choice {
        private final Platform platform;
        private final Optional<Libc> libc;
        private final Map<Dependency, List<NativeFile>> leftOut = new HashMap<>();
        private final Set<Dependency> gone = new HashSet<>();
        private final List<String> notes = new ArrayList<>();

        Choice(Platform platform, Optional<Libc> libc) {
            this.platform = platform;
            this.libc = libc;
        }

        void about(Library library) throws IOException {
            var code =
                    library.jars().stream().flatMap(jar -> code(jar).stream()).toList();
            boolean isNeeded =
                    settings.reasonToExclude(library.jars(), platform).isEmpty();
            if (isNeeded && !code.isEmpty() && code.stream().noneMatch(this::runs)) {
                notes.add(library.name() + " stays as it is: its native code is for " + machines(code) + " only");
                return;
            }
            boolean hasOwn = code.stream().anyMatch(this::runs);
            boolean hasOwnLibc = code.stream().anyMatch(file -> runs(file) && suits(file));
            for (var jar : library.jars()) {
                var foreign = code(jar).stream()
                        .filter(file -> !runs(file) || (hasOwnLibc && !suits(file)))
                        .toList();
                if (hasOwn && isForOthers(jar)) {
                    gone.add(jar);
                    notes.add(jar.id() + " is not in the image: it is for " + machines(foreign)
                            + ", and another jar of the library is for this platform");
                } else if (!foreign.isEmpty()) {
                    leaveOut(jar, foreign);
                }
            }
        }

        /** Its makers want each platform to have its own jar: this one has nothing that the platform's own does not have, too. */
        private boolean isForOthers(Dependency jar) {
            return Library.isOfOnePlatform(jar.id())
                    && !code(jar).isEmpty()
                    && code(jar).stream()
                            .noneMatch(file -> runs(file) || file.path().names().isEmpty());
        }

        private void leaveOut(Dependency jar, List<NativeFile> foreign) throws IOException {
            var direct = foreign.stream().filter(file -> !isDeeper(file)).toList();
            if (foreign.stream().anyMatch(file -> file.path().names().isEmpty())) {
                notes.add(jar.id() + " stays as it is: it is no jar, but a file for " + machines(foreign));
            } else if (direct.isEmpty()) {
                notes.add(jar.id() + " stays as it is: its native code lies in jars inside it");
            } else if (JarSignature.isIn(jar.file())) {
                notes.add(jar.id() + " stays as it is: it is signed, and the signature would not hold any more");
            } else {
                leftOut.put(jar, direct);
                var deeper = foreign.stream().filter(MatchingJars::isDeeper).toList();
                if (!deeper.isEmpty()) {
                    notes.add(jar.id() + " keeps the jars inside it as they are, with native code for "
                            + machines(deeper));
                }
            }
        }

        private boolean runs(NativeFile file) {
            return file.code().runsOn(platform);
        }

        private boolean suits(NativeFile file) {
            return libc.isEmpty()
                    || !(file.code() instanceof ElfCode elf)
                    || !(elf.libc() == Libc.GLIBC || elf.libc() == Libc.MUSL)
                    || elf.libc() == libc.get();
        }

        ImageJars jars(List<Dependency> dependencies) throws IOException {
            var jars = new ArrayList<PlannedJar>();
            long before = 0;
            long saved = 0;
            for (var jar : dependencies) {
                before += Files.size(jar.file());
                if (gone.contains(jar)) {
                    saved += Files.size(jar.file());
                    continue;
                }
                var files = leftOut.getOrDefault(jar, List.of());
                jars.add(new PlannedJar(
                        jar,
                        files.stream().map(file -> file.path().names().get(0)).toList()));
                saved += files.stream().mapToLong(NativeFile::packedSize).sum();
            }
            return new ImageJars(jars, Optional.of(new ImageJars.Sizes(before, before - saved)), notes);
        }
    }

    private List<NativeFile> code(Dependency jar) {
        return found.getOrDefault(jar.file(), List.of());
    }

    /** Whether it lies in a jar inside the jar. */
    private static boolean isDeeper(NativeFile file) {
        return file.path().names().size() > 1;
    }

    private static String machines(List<NativeFile> code) {
        return code.stream()
                .flatMap(file -> file.code().platforms().stream())
                .map(Platform::toString)
                .collect(Collectors.collectingAndThen(
                        Collectors.toCollection(TreeSet::new), names -> String.join(", ", names)));
    }
}
