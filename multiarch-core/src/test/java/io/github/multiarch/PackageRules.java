package io.github.multiarch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeSet;

/** Holds what packages say they use against what their classes use, and words every difference. */
final class PackageRules {

    private final String root;
    private final SortedMap<String, Optional<PackageRule>> rules;
    private final SortedMap<String, SortedSet<String>> uses;
    private final List<String> violations = new ArrayList<>();

    private PackageRules(
            String root, SortedMap<String, Optional<PackageRule>> rules, SortedMap<String, SortedSet<String>> uses) {
        this.root = root;
        this.rules = rules;
        this.uses = uses;
    }

    /**
     * Everything that is wrong, in order of package; empty when nothing is.
     *
     * @param root the package that all own packages are below
     * @param rules what each package says
     * @param uses what each package uses
     */
    static List<String> violations(
            String root, SortedMap<String, Optional<PackageRule>> rules, SortedMap<String, SortedSet<String>> uses) {
        var check = new PackageRules(root, rules, uses);
        var packages = new TreeSet<>(rules.keySet());
        packages.addAll(uses.keySet());
        packages.forEach(check::checkPackage);
        check.checkCycles();
        return check.violations;
    }

    private void checkPackage(String name) {
        var rule = rules.getOrDefault(name, Optional.empty());
        if (rule.isEmpty()) {
            violations.add(name
                    + (rules.containsKey(name)
                            ? ": its package-info.java has no sentence 'May import: ... .'"
                            : " has no package-info.java"));
            return;
        }
        var ownUsed = new TreeSet<String>();
        var librariesUsed = new TreeSet<String>();
        for (var used : uses.getOrDefault(name, new TreeSet<>())) {
            if (Libraries.isBelow(root, used)) {
                ownUsed.add(relative(used));
            } else if (Libraries.isBelow("org.apache.maven", used)) {
                violations.add(name + " uses " + used + ": the core never sees a Maven type");
            } else if (!Libraries.isFree(used)) {
                Libraries.nameOf(used)
                        .ifPresentOrElse(
                                librariesUsed::add,
                                () -> violations.add(
                                        name + " uses " + used + ", of a library without a name in Libraries.java"));
            }
        }
        if (!rule.get().importsEverything()) {
            compare(name, "package", rule.get().imports(), ownUsed);
        }
        compare(name, "library", rule.get().libraries(), librariesUsed);
    }

    private void compare(String name, String kind, SortedSet<String> listed, SortedSet<String> used) {
        used.stream()
                .filter(one -> !listed.contains(one))
                .forEach(one -> violations.add(
                        name + " uses the " + kind + " " + one + ", which its package-info.java does not list"));
        listed.stream()
                .filter(one -> !used.contains(one))
                .forEach(one -> violations.add(
                        name + " lists the " + kind + " " + one + " in its package-info.java, and does not use it"));
    }

    private void checkCycles() {
        var done = new TreeSet<String>();
        uses.keySet().forEach(name -> visit(name, new ArrayDeque<>(), done));
    }

    private void visit(String name, Deque<String> path, SortedSet<String> done) {
        if (path.contains(name)) {
            var cycle = new ArrayList<>(path).subList(new ArrayList<>(path).indexOf(name), path.size());
            violations.add("a cycle: " + String.join(" -> ", cycle) + " -> " + name);
            return;
        }
        if (done.contains(name)) {
            return;
        }
        path.addLast(name);
        uses.getOrDefault(name, new TreeSet<>()).stream()
                .filter(used -> Libraries.isBelow(root, used))
                .forEach(used -> visit(used, path, done));
        path.removeLast();
        done.add(name);
    }

    private String relative(String name) {
        return name.equals(root) ? "(root)" : name.substring(root.length() + 1);
    }
}
