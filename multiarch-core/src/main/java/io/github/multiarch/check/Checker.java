package io.github.multiarch.check;

import io.github.multiarch.config.Application.Dependency;
import io.github.multiarch.config.BuildRequest;
import io.github.multiarch.config.NativeCodeRule;
import io.github.multiarch.config.Problem;
import io.github.multiarch.nativecode.Libc;
import io.github.multiarch.nativecode.NativeCode;
import io.github.multiarch.nativecode.NativeFile;
import io.github.multiarch.nativecode.ScanResult;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.plan.Artifacts;
import io.github.multiarch.plan.BaseLibc;
import io.github.multiarch.plan.Library;
import io.github.multiarch.plan.PlannedImage;
import io.github.multiarch.plan.Planner;
import io.github.multiarch.plan.Scans;
import io.github.multiarch.plan.Survey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Checks what a build would meet, and what its images would. */
public final class Checker {
    private static final int SHOWN = 3;

    private final Planner planner;
    private final Scans scans;
    private final Advice advice;

    /**
     * With the places where bases and dependencies are looked at.
     *
     * @param planner finds each platform's base, and what is wrong outside jars
     * @param artifacts has what may take the place of a dependency
     * @param scans looks into jars
     */
    public Checker(Planner planner, Artifacts artifacts, Scans scans) {
        this.planner = planner;
        this.scans = scans;
        this.advice = new Advice(artifacts, scans);
    }

    /**
     * Checks.
     *
     * @param request what would be built
     * @return what was found
     * @throws IOException when a dependency cannot be read
     */
    public CheckReport check(BuildRequest request) throws IOException {
        return new Run(planner.survey(request)).report();
    }

    /** One check. */
    private final class Run {
        private final BuildRequest request;
        private final Survey survey;
        private final List<Row> rows = new ArrayList<>();
        private final List<Problem> problems;
        private final List<String> warnings;
        private final Verdicts verdicts;

        Run(Survey survey) {
            this.request = survey.request();
            this.survey = survey;
            this.problems = new ArrayList<>(survey.problems());
            this.warnings = new ArrayList<>(survey.remarks());
            this.verdicts = new Verdicts(advice, problems, warnings);
        }

        CheckReport report() throws IOException {
            rows.add(base());
            JavaRow.of(survey.java()).ifPresent(rows::add);
            var found = found();
            var check = new DependencyCheck(request.nativeCode(), survey.jars(), basesLibc());
            for (var library : Library.of(dependencies())) {
                var own = found.stream()
                        .filter(code -> library.jars().contains(code.jar()))
                        .toList();
                check.row(library, own).ifPresent(row -> {
                    rows.add(row);
                    verdicts.about(library, row, request.platforms());
                });
            }
            return new CheckReport(bytes(found), rows, survey.notes(), problems, warnings);
        }

        /** What is wrong with it is a problem of the plan already. */
        private Row base() {
            var cells = new ArrayList<Cell>();
            for (var platform : request.platforms()) {
                cells.add(survey.images().stream()
                        .filter(image -> image.request().equals(platform))
                        .map(PlannedImage::base)
                        .<Cell>map(base -> new Cell.Present(List.of(base.reference()
                                + base.digest().map(digest -> "@" + digest).orElse(""))))
                        .findFirst()
                        .orElseGet(() -> new Cell.Missing("there is no image of " + platform.from() + " for it")));
            }
            return new Row(Row.BASE, cells);
        }

        /** Of any platform, with those that give way to a platform's own. */
        private List<Dependency> dependencies() {
            var dependencies = new LinkedHashSet<Dependency>();
            survey.jars().forEach(platform -> {
                platform.absent().forEach(absence -> dependencies.addAll(absence.jars()));
                dependencies.addAll(platform.dependencies());
            });
            var order = new ArrayList<>(request.application().dependencies());
            order.retainAll(dependencies);
            order.addAll(dependencies);
            return order.stream().distinct().toList();
        }

        private Map<Platform, Libc> basesLibc() {
            var libc = new HashMap<Platform, Libc>();
            for (var image : survey.images()) {
                BaseLibc.of(image.base())
                        .ifPresent(known -> libc.put(image.request().platform(), known));
            }
            return libc;
        }

        /** Jars that are not there are problems of the plan already. */
        private List<FoundCode> found() throws IOException {
            if (request.platforms().stream().allMatch(platform -> platform.nativeCode() == NativeCodeRule.OFF)) {
                return List.of();
            }
            var jars = survey.jars().stream()
                    .flatMap(platform -> platform.dependencies().stream())
                    .distinct()
                    .filter(jar -> Files.isRegularFile(jar.file()))
                    .toList();
            var results = scans.scan(jars.stream().map(Dependency::file).toList());
            var found = new ArrayList<FoundCode>();
            for (int i = 0; i < jars.size(); i++) {
                var jar = jars.get(i);
                results.get(i).files().forEach(file -> found.add(new FoundCode(jar, file)));
                unread(jar.file(), results.get(i)).ifPresent(warnings::add);
            }
            return found;
        }

        private Optional<String> unread(Path jar, ScanResult result) {
            var parts = result.unread();
            if (parts.isEmpty()) {
                return Optional.empty();
            }
            var shown = parts.stream()
                    .limit(SHOWN)
                    .map(part -> (part.path().isEntry() ? part.path() + ": " : "") + part.message())
                    .collect(Collectors.joining("; "));
            return Optional.of(jar + " was not looked at as a whole: " + shown
                    + (parts.size() > SHOWN ? "; and " + (parts.size() - SHOWN) + " more" : ""));
        }

        private List<NativeBytes> bytes(List<FoundCode> found) {
            return survey.jars().stream()
                    .map(jars -> {
                        var platform = jars.request().platform();
                        var own = found.stream()
                                .filter(code -> jars.dependencies().contains(code.jar()))
                                .map(FoundCode::file)
                                .toList();
                        return new NativeBytes(
                                platform, packed(own, code -> true), packed(own, code -> code.runsOn(platform)));
                    })
                    .toList();
        }

        private long packed(List<NativeFile> found, Predicate<NativeCode> which) {
            return found.stream()
                    .filter(file -> which.test(file.code()))
                    .mapToLong(NativeFile::packedSize)
                    .sum();
        }
    }
}
