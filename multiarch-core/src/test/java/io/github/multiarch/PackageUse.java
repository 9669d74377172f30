package io.github.multiarch;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;

/** Which packages compiled classes use, as the JDK's jdeps sees them: in code, signatures and annotations. */
final class PackageUse {

    /** {@code   io.github.multiarch.oci   -> java.util   java.base}; what follows the second package is in the user's language. */
    private static final Pattern LINE = Pattern.compile("\\s+(\\S+)\\s+-> (\\S+).*");

    private PackageUse() {}

    /** The packages used, by the package that uses them; itself left out. */
    static SortedMap<String, SortedSet<String>> read(Path classes) {
        var out = new StringWriter();
        var err = new StringWriter();
        var jdeps = ToolProvider.findFirst("jdeps")
                .orElseThrow(() -> new IllegalStateException("No jdeps: the tests need a JDK, not a JRE"));
        var exit = jdeps.run(
                new PrintWriter(out), new PrintWriter(err), "-verbose:package", "-filter:none", classes.toString());
        if (exit != 0) {
            throw new IllegalStateException("jdeps of " + classes + " ended with " + exit + ": " + out + err);
        }
        var uses = new TreeMap<String, SortedSet<String>>();
        out.toString().lines().map(LINE::matcher).filter(line -> line.matches()).forEach(line -> {
            var used = uses.computeIfAbsent(line.group(1), any -> new TreeSet<>());
            if (!line.group(1).equals(line.group(2))) {
                used.add(line.group(2));
            }
        });
        return uses;
    }
}
