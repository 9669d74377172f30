package io.github.multiarch.migrate;

import java.util.ArrayList;
import java.util.List;

/** Files that a Dockerfile copies, or an assembly, as they are named here. */
final class CopiedFiles {
    private final Parameters ours;
    private final List<Element> sources = new ArrayList<>();
    private final List<Element> permissions = new ArrayList<>();
    private final List<Remark> remarks = new ArrayList<>();

    CopiedFiles(Parameters ours) {
        this.ours = ours;
    }

    /** A file or folder; a target with a slash at its end is the folder that it goes into. */
    void add(Text path, Text into) {
        sources.add(Element.of("source", List.of(Element.of("path", path), Element.of("into", into))));
    }

    /** What an instruction copies; paths begin at a folder of the project, which is empty for its own. */
    void add(Copy copy, String context) {
        for (var source : copy.sources()) {
            var path = (context.isEmpty() || source.startsWith("/") ? "" : context + "/")
                    + source.replaceFirst("^\\./", "");
            if (copy.options().containsKey("from")) {
                remark(copy, "what an earlier stage makes has no counterpart; what Maven makes is taken by its path.");
            } else if (isApplication(source)) {
                remark(
                        copy,
                        "the application goes in by itself: dependencies, resources and classes, each in a layer.");
            } else if (source.contains("*") || source.contains("?") || source.contains("://")) {
                remark(copy, "patterns and addresses have no counterpart; name each file as a <source> of <files>.");
            } else {
                add(Text.of(path), Text.of(copy.target()));
                access(copy);
            }
        }
    }

    private static boolean isApplication(String source) {
        return source.matches("(?:\\./)?(?:.*/)?[^/]*\\.[jw]ar")
                || source.matches("(?:\\./)?target/(?:classes|lib|libs|dependency|dependencies|quarkus-app)(?:/.*)?")
                || source.matches("(?:\\./)?/?maven/?.*")
                || source.contains("${JAR_FILE}");
    }

    private void access(Copy copy) {
        var owner = copy.options().getOrDefault("chown", "");
        var mode = copy.options().getOrDefault("chmod", "");
        boolean numeric = owner.matches("[0-9]+(?::[0-9]+)?");
        if (!owner.isEmpty() && !numeric) {
            remark(copy, "an owner is a number here: only the base's own files know the number of a name.");
        }
        var said = new ArrayList<Element>();
        said.add(Element.of("path", copy.target().endsWith("/") ? copy.target() + "**" : copy.target()));
        if (mode.matches("[0-7]{3,5}")) {
            said.add(Element.of("mode", mode));
        }
        if (numeric) {
            said.add(Element.of("owner", owner));
        }
        if (said.size() > 1) {
            permissions.add(Element.of("permission", said));
        }
    }

    private void remark(Copy copy, String sentence) {
        var remark = new Remark(copy.text() + ": " + sentence);
        if (!remarks.contains(remark)) {
            remarks.add(remark);
        }
    }

    void put() {
        if (!sources.isEmpty()) {
            ours.put("files", Element.of("files", sources));
        }
        if (!permissions.isEmpty()) {
            ours.put("permissions", Element.of("permissions", permissions));
        }
        ours.remarks(remarks);
    }
}
