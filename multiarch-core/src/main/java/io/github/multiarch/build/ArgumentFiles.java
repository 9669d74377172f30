package io.github.multiarch.build;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The class path and the main class as files of the image, so that a script of the user's can start the application: {@code java -cp @/app/jvm-classpath $(cat /app/jvm-main-class)}. Their
 * form is that of the <a href="https://docs.oracle.com/en/java/javase/17/docs/specs/man/java.html#java-command-line-argument-files">JVM's argument files</a>, Java 9 and later.
 *
 * @param root the folder that the application lies in, without a slash at its end
 * @param classPath as the JVM shall see it
 * @param modulePath what of it modules are on; empty for an application that is none
 * @param mainClass empty when none is known
 */
record ArgumentFiles(String root, List<String> classPath, List<String> modulePath, Optional<String> mainClass) {
    /** Of one argument, in bytes: <a href="https://man7.org/linux/man-pages/man2/execve.2.html">MAX_ARG_STRLEN</a> on systems with pages of 4 KiB, less the byte that ends it. */
    static final int LONGEST_ARGUMENT = 32 * 4096 - 1;

    private static final String CLASS_PATH = "/jvm-classpath";
    private static final String MODULE_PATH = "/jvm-module-path";
    private static final String MAIN_CLASS = "/jvm-main-class";

    /** Takes a copy. */
    ArgumentFiles {
        classPath = List.copyOf(classPath);
        modulePath = List.copyOf(modulePath);
    }

    /** What is in them, by their paths in the image; none for an application without a class path. */
    Map<String, String> texts() {
        var texts = new TreeMap<String, String>();
        if (!classPath.isEmpty()) {
            texts.put(root + CLASS_PATH, quoted(String.join(":", classPath)));
            mainClass.ifPresent(name -> texts.put(root + MAIN_CLASS, name));
        }
        if (!modulePath.isEmpty()) {
            texts.put(root + MODULE_PATH, quoted(String.join(":", modulePath)));
        }
        return texts;
    }

    /** Whether Linux starts no program with the class path as an argument. */
    boolean isLong() {
        return !fits(String.join(":", classPath));
    }

    static boolean fits(String argument) {
        return argument.getBytes(StandardCharsets.UTF_8).length <= LONGEST_ARGUMENT;
    }

    /** The class path itself where it can be read by people and by Java 8, else the file. */
    String argument() {
        return isLong() ? "@" + root + CLASS_PATH : String.join(":", classPath);
    }

    /** Those of modules: their path, and the rest. */
    List<String> moduleArguments() {
        var path = String.join(":", modulePath);
        var arguments = new ArrayList<>(List.of("--module-path", fits(path) ? path : "@" + root + MODULE_PATH));
        var rest = new ArrayList<>(classPath);
        rest.removeAll(modulePath);
        if (!rest.isEmpty()) {
            arguments.addAll(List.of("-cp", String.join(":", rest)));
        }
        return arguments;
    }

    private static String quoted(String text) {
        if (text.chars().noneMatch(c -> c <= ' ' || c == '"' || c == '\'' || c == '\\')) {
            return text;
        }
        return '"'
                + text.replace("\\", "\\\\")
                        .replace("\"", "\\\"")
                        .replace("\n", "\\n")
                        .replace("\r", "\\r")
                        .replace("\t", "\\t")
                        .replace("\f", "\\f")
                + '"';
    }
}
