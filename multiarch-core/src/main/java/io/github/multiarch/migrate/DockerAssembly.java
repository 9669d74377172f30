package io.github.multiarch.migrate;

import java.util.List;

/** The {@code <assembly>} of an image: files, and mostly the application itself. */
final class DockerAssembly {
    private final Element assembly;
    private final CopiedFiles files;
    private final Parameters ours;
    private final String target;

    DockerAssembly(Element assembly, CopiedFiles files, Parameters ours) {
        this.assembly = assembly;
        this.files = files;
        this.ours = ours;
        this.target = assembly.textAt("targetDir")
                .or(() -> assembly.textAt("basedir"))
                .map(Text::value)
                .orElse("/maven");
    }

    /** Whether it has the application in it. */
    boolean translate() {
        boolean application = assembly.at("descriptorRef").isPresent();
        assembly.textAt("descriptor")
                .ifPresent(
                        descriptor -> ours.remarks(
                                List.of(
                                        new Remark(
                                                "The assembly descriptor " + descriptor.written()
                                                        + " is not read. Name files of it, other than the application's, as <source> of <files>."))));
        for (var inline : assembly.at("inline").map(Element::elements).orElse(List.of())) {
            switch (inline.name()) {
                case "fileSets" -> inline.elements().forEach(this::fileSet);
                case "files" -> inline.elements().forEach(this::file);
                case "dependencySets", "moduleSets" -> application = true;
                default -> {}
            }
        }
        return application;
    }

    private void fileSet(Element set) {
        for (var filter : List.of("includes", "excludes")) {
            set.at(filter)
                    .filter(element -> !element.isEmpty())
                    .ifPresent(
                            element -> ours.remark(
                                    "files",
                                    "<" + filter + "> of "
                                            + set.textAt("directory")
                                                    .map(Text::written)
                                                    .orElse("a file set") + " ("
                                            + String.join(
                                                    ", ",
                                                    element.entries().stream()
                                                            .map(Text::written)
                                                            .toList())
                                            + ") has no counterpart: all files of a folder are taken. Name the files one by one as a <source>, or keep the others elsewhere."));
        }
        set.textAt("directory").ifPresent(directory -> files.add(directory, into(set, "")));
        mode(set);
    }

    private void file(Element file) {
        file.textAt("source").ifPresent(source -> {
            if (source.value().endsWith(".jar") || source.value().endsWith(".war")) {
                ours.remarks(
                        List.of(new Remark(source.written() + " of the assembly: the application goes in by itself.")));
            } else {
                files.add(
                        source,
                        into(file, file.textAt("destName").map(Text::written).orElse("")));
            }
        });
        mode(file);
    }

    private void mode(Element element) {
        element.textAt("fileMode")
                .ifPresent(
                        mode -> ours.remark(
                                "files",
                                "The mode " + mode.written()
                                        + " of an assembly's file is a <permission> here: its <path> in the image, and its <mode>."));
    }

    private Text into(Element element, String name) {
        return element.textAt("outputDirectory").orElse(Text.of("")).with(folder -> {
            var below = folder.replaceFirst("^\\./?", "").replaceFirst("^/", "").replaceFirst("/$", "");
            return (target.equals("/") ? "" : target) + (below.isEmpty() ? "" : "/" + below) + "/" + name;
        });
    }
}
