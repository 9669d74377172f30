package io.github.multiarch.plan;

import io.github.multiarch.cache.JarCache;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.InvalidRequestException;
import io.github.multiarch.config.NativeLibraries;
import io.github.multiarch.config.Problems;
import io.github.multiarch.workers.Begun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** Makes every decision of a build. */
public final class Planner {
    private final ContentSources sources;
    private final MainClassFinder mainClasses;
    private final Artifacts artifacts;
    private final Unpacking unpacking;
    private final Scans scans;
    private final JarCache jars;
    private final int parallelism;

    /**
     * With the places where bases and artifacts are.
     *
     * @param sources opens bases
     * @param mainClasses is asked when the user names none
     * @param artifacts has those that only one platform needs
     * @param unpacking makes folders of archives
     * @param scans looks into jars for native code
     * @param jars knows what jars have for a JVM
     * @param parallelism how many documents of bases, and how many jars, are read at once
     */
    public Planner(
            ContentSources sources,
            MainClassFinder mainClasses,
            Artifacts artifacts,
            Unpacking unpacking,
            Scans scans,
            JarCache jars,
            int parallelism) {
        this.sources = sources;
        this.mainClasses = mainClasses;
        this.artifacts = artifacts;
        this.unpacking = unpacking;
        this.scans = scans;
        this.jars = jars;
        this.parallelism = parallelism;
    }

    /**
     * Decides.
     *
     * @param given what the user wants
     * @return the plan
     * @throws InvalidRequestException with everything that stands in the way
     * @throws IOException when a jar cannot be read
     */
    public BuildPlan plan(BuildRequest given) throws InvalidRequestException, IOException {
        var problems = new Problems();
        var decided = DecidedPlatforms.of(given, sources, parallelism, problems);
        problems.throwIfAny();
        var shape = Shape.of(decided.request(), problems);
        var request = shape.request();
        var survey = survey(shape, problems, (files, platforms) -> {
            var mainClass = new MainClassChoice(request, mainClasses).choose(problems);
            if (Starts.isByMainClass(request) && request.container().mainClass().isPresent()) {
                new StartedClass(request, jars, files).check(platforms, problems);
            }
            return mainClass;
        });
        var remarks = new ArrayList<>(decided.remarks());
        remarks.addAll(survey.remarks());
        var absences = new Absences(request.nativeCode(), problems, remarks);
        survey.jars().forEach(absences::tell);
        remarks.addAll(new FolderDoubts(request, survey.images()).tell(problems));
        problems.throwIfAny();
        return new BuildPlan(request, images(request, survey), decided.notes(), remarks, survey.mainClass());
    }

    /**
     * Looks how far it gets, before anything is compiled: what the JVM starts is left open.
     *
     * @param given what the user wants
     * @return what can be decided, and all that cannot
     * @throws IOException when the run is interrupted
     */
    public Survey survey(BuildRequest given) throws IOException {
        var problems = new Problems();
        var decided = DecidedPlatforms.of(given, sources, parallelism, problems);
        var found = problems.found();
        return found.isEmpty()
                ? survey(
                                Shape.of(decided.request(), problems),
                                problems,
                                (files, platforms) -> given.container().mainClass())
                        .of(decided)
                : Survey.ofNothing(decided.request(), found);
    }

    /** Decides what the JVM starts. */
    @FunctionalInterface
    private interface Starting {
        Optional<String> of(PlatformFiles files, List<PlatformJars> platforms) throws IOException;
    }

    private Survey survey(Shape shape, Problems problems, Starting starting) throws IOException {
        // Registries take their time, which is needed here for what lies on this machine.
        try (var bases = Begun.begin(
                () -> new Bases(sources, parallelism).resolve(shape.request().platforms()))) {
            return survey(shape, problems, starting, bases);
        }
    }

    private Survey survey(Shape shape, Problems problems, Starting starting, Begun<List<Bases.Resolved>> bases)
            throws IOException {
        var request = shape.request();
        var platforms = new PlatformArtifacts(request, artifacts, problems).jars();
        checkFiles(platforms, problems);
        var files = new PlatformFiles(request, artifacts, unpacking, problems);
        var roots = Roots.of(request, bases, problems);
        var foreign = ForeignFiles.find(request, files, roots.any(), problems);
        StartedFile.check(request, files, problems);
        var mainClass = starting.of(files, platforms);
        var starts = new Starts(shape, problems);
        var start = starts.of(mainClass);
        var java = ApplicationJava.of(request.application(), platforms, jars, parallelism);
        var images = new ArrayList<PlannedImage>();
        var resolved = bases.get().iterator();
        for (var platform : platforms) {
            var its = resolved.next();
            problems.addAll(its.problems());
            its.base()
                    .ifPresent(base -> images.add(new PlannedImage(
                            platform.request(),
                            base,
                            ImageJars.whole(platform.dependencies()),
                            files.of(platform.request()),
                            roots.of(platform.request()),
                            starts.of(start, platform.dependencies()))));
        }
        var remarks = new ArrayList<>(foreign.remarks(images));
        var served = new WebStarts(request, remarks).of(images);
        remarks.addAll(starts.remarks());
        var fits = new JavaCheck(request, problems, remarks).fits(java, platforms, served);
        return new Survey(
                request, served, platforms, fits, List.of(), remarks, starts.mainClass(mainClass), problems.found());
    }

    /** As many as there are platforms. */
    private List<PlannedImage> images(BuildRequest request, Survey survey) throws IOException {
        if (request.nativeCode().libraries() == NativeLibraries.ALL) {
            return survey.images();
        }
        var matching = MatchingJars.of(request.nativeCode(), survey.jars(), scans);
        var images = new ArrayList<PlannedImage>();
        for (int i = 0; i < survey.images().size(); i++) {
            var image = survey.images().get(i);
            var jars = matching.choose(survey.jars().get(i), BaseLibc.of(image.base()));
            images.add(image.with(jars));
        }
        return images;
    }

    private static void checkFiles(List<PlatformJars> platforms, Problems problems) {
        var files = new LinkedHashSet<Path>();
        platforms.forEach(platform -> platform.dependencies().forEach(dependency -> files.add(dependency.file())));
        for (var file : files) {
            if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
                problems.add(
                        "dependency " + file,
                        Files.isDirectory(file)
                                ? "is a directory; its module has to be packaged first: run mvn package or a later phase"
                                : "is not a readable file");
            }
        }
    }
}
