package io.github.multiarch.cache;

import io.github.multiarch.classfile.JavaContent;
import io.github.multiarch.classfile.JavaContentText;
import io.github.multiarch.classfile.JavaScanner;
import io.github.multiarch.workers.Workers;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * What jars have for a JVM, by their status, so that a jar that nobody has touched is not even opened. Like all of the cache it is a help, never a condition. For use by several threads and
 * processes at once.
 */
public final class JarCache {
    private static final String HERE = "here";

    private final Answers answers;

    private JarCache(Answers answers) {
        this.answers = answers;
    }

    /** In the folder of the whole cache. */
    static JarCache in(Path root, Warning warning) {
        return in(root, warning, FileIdentity.STEP);
    }

    static JarCache in(Path root, Warning warning, Duration step) {
        return new JarCache(new Answers(new AnswerFile(root.resolve("scans")), warning, step));
    }

    /**
     * Without a folder.
     *
     * @return never knows anything
     */
    public static JarCache none() {
        return new JarCache(Answers.none());
    }

    /**
     * A jar to be looked into.
     *
     * @param file where it is
     * @param isThorough whether at every class, or at one of each package
     */
    public record Jar(Path file, boolean isThorough) {
        private String question() {
            return isThorough ? "all classes" : "classes";
        }

        private JavaContent look() throws IOException {
            try {
                return JavaScanner.jar(file, isThorough);
            } catch (IOException e) {
                throw new IOException("'" + file + "' cannot be read: " + e.getMessage(), e);
            }
        }
    }

    /**
     * Looks into jars, those that are not known.
     *
     * @param jars files that are there
     * @param parallelism how many are looked into at once; at least 1
     * @return one for each, in the same order
     * @throws IOException when one cannot be read; the message names it
     */
    public List<JavaContent> contents(List<Jar> jars, int parallelism) throws IOException {
        var round = answers.begin();
        var results = new ArrayList<Optional<JavaContent>>();
        var tasks = new ArrayList<Callable<JavaContent>>();
        for (var jar : jars) {
            var known = round.known(jar.file(), jar.question()).flatMap(JarCache::read);
            results.add(known);
            if (known.isEmpty()) {
                tasks.add(() -> round.find(jar.file(), jar.question(), jar::look, JavaContentText::write));
            }
        }
        // No threads where there is nothing to do.
        var found = tasks.isEmpty() ? List.<JavaContent>of() : Workers.run(parallelism, tasks);
        round.learn();
        var next = found.iterator();
        return results.stream().map(known -> known.orElseGet(next::next)).toList();
    }

    private static Optional<JavaContent> read(String line) {
        try {
            return Optional.of(JavaContentText.read(line));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /**
     * Tells whether one of several jars has an entry.
     *
     * @param jars files that are there, in the order of a class path
     * @param entry its name, with slashes
     * @return false also for files that are no archives
     * @throws IOException when one cannot be read; the message names it
     */
    public boolean hold(List<Path> jars, String entry) throws IOException {
        var round = answers.begin();
        var question = "has " + entry;
        for (var jar : jars) {
            if (round.known(jar, question).isPresent()) {
                return true;
            }
        }
        for (var jar : jars) {
            if (has(jar, entry)) {
                round.find(jar, question, () -> HERE, answer -> answer);
                round.learn();
                return true;
            }
        }
        return false;
    }

    private static boolean has(Path jar, String entry) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return zip.getEntry(entry) != null;
        } catch (ZipException e) {
            return false;
        } catch (IOException e) {
            throw new IOException("'" + jar + "' cannot be read: " + e.getMessage(), e);
        }
    }
}
