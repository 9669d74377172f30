package io.github.multiarch.it.bench;

import io.github.multiarch.it.ItFiles;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

/** Plays the stories, prints what came of it, and writes it to {@code target/bench}. */
public final class Bench {
    private final PrintStream out =
            new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
    private final Options options;
    private final Path folder;
    private final List<Run> runs = new ArrayList<>();
    private final List<String> failures = new ArrayList<>();

    private Bench(Options options, Path folder) {
        this.options = options;
        this.folder = folder;
    }

    /**
     * Runs the benchmark.
     *
     * @param words see {@link Options#parse}
     * @throws IOException when something could not be run; what could be is reported first
     */
    public static void main(String[] words) throws IOException, InterruptedException {
        // Whatever ends it ends the registries, and a Maven at work.
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly)));
        new Bench(Options.parse(words), ItFiles.of("target/bench")).run();
    }

    private void run() throws IOException, InterruptedException {
        var stories = options.stories();
        Files.createDirectories(folder);
        var work = folder.resolve("work");
        Lane.delete(work);
        out.println("base image, project and plugins");
        var base = BaseImage.in(folder.resolve("base"));
        var physics = physics(work);
        try (var home = LoggedRegistry.start(work.resolve("home"));
                var abroad = LoggedRegistry.start(work.resolve("abroad"))) {
            base.push(home);
            var stage = new Stage(home, abroad, base, work.resolve("lanes"));
            for (var story : stories) {
                play(stage, story);
                // What there is so far, should it be ended before its end.
                write(physics, comparisons(stories, physics));
            }
        }
        print(comparisons(stories, physics));
        keepLogs(work);
        if (!failures.isEmpty()) {
            throw new IOException("this could not be run:\n" + String.join("\n", failures));
        }
    }

    private Physics physics(Path work) throws IOException, InterruptedException {
        var stories = Story.all();
        var one = stories.stream().filter(story -> !story.isFleet()).findFirst().orElseThrow();
        var many = stories.stream().filter(Story::isFleet).findFirst().orElseThrow();
        var application = Lane.make(one, Contestant.FLOOR, work.resolve("application"), "none");
        var fleet = Lane.make(many, Contestant.FLOOR, work.resolve("fleet"), "none");
        return Physics.of(
                PhysicalLimit.of(Provision.of(application, "")), PhysicalLimit.of(Provision.of(fleet, "service-01")));
    }

    private void play(Stage stage, Story story) throws InterruptedException {
        boolean quick = options.runs() == 0;
        try {
            // A slow line counts anyway, and its relay is part of what is measured.
            if (quick || !story.slow() || !story.timed()) {
                add(stage.play(story, 0, true, quick));
            }
            for (int i = 1; i <= options.runs() && story.timed(); i++) {
                add(stage.play(story, i, story.slow(), true));
            }
        } catch (IOException e) {
            failures.add(story.folder() + ": " + e.getMessage());
            out.println("  failed: " + e.getMessage());
        }
    }

    private void add(List<Run> more) {
        for (var run : more) {
            out.println("  " + run.caseName() + ", " + run.contestant().title() + ", run " + run.number() + ": "
                    + Figures.seconds(run.seconds()) + " s, " + Figures.seconds(run.cpuSeconds())
                    + " s of a core, " + run.requestCount() + " requests");
        }
        runs.addAll(more);
    }

    private List<Comparison> comparisons(List<Story> stories, Physics physics) {
        return stories.stream()
                .flatMap(story -> story.cases().stream())
                .filter(what -> runs.stream().anyMatch(run -> run.caseName().equals(what.name())))
                .map(what -> Comparison.of(what, runs, physics.seconds(what)))
                .toList();
    }

    private void write(Physics physics, List<Comparison> comparisons) throws IOException {
        Files.writeString(folder.resolve("table.md"), new Scoreboard(comparisons).toString());
        new Results(runs, comparisons, physics).write(folder.resolve("results.json"));
        new Pictures(comparisons).write(folder);
    }

    private void print(List<Comparison> comparisons) {
        out.println();
        out.print(new Scoreboard(comparisons));
        if (options.runs() == 0) {
            out.println("Times are of one run each, through a relay that counts: not to be quoted.");
        }
        out.println(folder.resolve("table.md") + ", results.json, times.svg, requests.svg");
    }

    private void keepLogs(Path work) throws IOException {
        for (var name : List.of("home", "abroad")) {
            var log = work.resolve(name).resolve("access.log");
            Files.copy(log, folder.resolve("access-" + name + ".log"), StandardCopyOption.REPLACE_EXISTING);
        }
        Lane.delete(work);
    }
}
