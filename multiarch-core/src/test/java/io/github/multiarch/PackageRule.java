package io.github.multiarch;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * What one package may use, as its package-info says in a sentence such as
 * {@code May import: content, oci. Libraries: jackson.}
 *
 * @param imports packages of our own, relative to the root package
 * @param importsEverything whether the package may import whatever lies below it, unlisted
 * @param libraries names out of {@link Libraries}
 */
record PackageRule(SortedSet<String> imports, boolean importsEverything, SortedSet<String> libraries) {

    private static final Pattern SENTENCE =
            Pattern.compile("May import: *([^:]*?)\\.(?= |$)(?: *Libraries: *([^:]*?)\\.(?= |$))?");
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*([.-][a-z0-9]+)*");

    /** The rule in the text of a package-info.java; empty when there is none. */
    static Optional<PackageRule> parse(String packageInfo) {
        var comment = packageInfo.substring(0, Math.max(0, packageInfo.indexOf("*/")));
        var prose =
                comment.replaceAll("(?m)^\\s*\\**", " ").replaceAll("\\s+", " ").strip();
        var sentence = SENTENCE.matcher(prose);
        if (!sentence.find()) {
            return Optional.empty();
        }
        var everything = sentence.group(1).equals("everything below");
        return Optional.of(new PackageRule(
                everything ? new TreeSet<>() : names(sentence.group(1)), everything, names(sentence.group(2))));
    }

    /** The rules of all packages below a source folder, by package; one without a rule has an empty value. */
    static SortedMap<String, Optional<PackageRule>> readAll(Path sources) throws IOException {
        var rules = new TreeMap<String, Optional<PackageRule>>();
        try (var files = Files.walk(sources)) {
            files.filter(file -> file.endsWith("package-info.java"))
                    .forEach(file -> rules.put(packageOf(sources.relativize(file)), parse(read(file))));
        }
        return rules;
    }

    private static String packageOf(Path packageInfo) {
        var name = new StringBuilder();
        packageInfo
                .getParent()
                .forEach(part -> name.append(name.isEmpty() ? "" : ".").append(part));
        return name.toString();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static SortedSet<String> names(String list) {
        var names = new TreeSet<String>();
        if (list != null && !list.equals("nothing") && !list.equals("none")) {
            Arrays.stream(list.split(",", -1)).map(String::strip).forEach(names::add);
        }
        for (var name : names) {
            if (!NAME.matcher(name).matches()) {
                throw new IllegalArgumentException("'" + name + "' in 'May import: ' is not a name");
            }
        }
        return names;
    }
}
