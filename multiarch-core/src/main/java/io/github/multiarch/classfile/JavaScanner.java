package io.github.multiarch.classfile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * Looks at the first bytes of class files. Of a jar that others made, one class of each package is enough: a compiler is told one release for all of them, and to unpack the beginning of each
 * takes ten times as long.
 */
public final class JavaScanner {
    private static final String CLASS = ".class";
    private static final String MODULE_INFO = "module-info.class";
    private static final String VERSIONS = "META-INF/versions/";
    private static final Attributes.Name TYPE = new Attributes.Name("Spring-Boot-Jar-Type");

    private final boolean isThorough;
    private final TreeMap<Integer, ClassFiles> found = new TreeMap<>();

    private JavaScanner(boolean isThorough) {
        this.isThorough = isThorough;
    }

    /**
     * Looks into a jar.
     *
     * @param jar a file
     * @param isThorough whether to look at every class, or at one of each package
     * @return nothing for what is no archive
     * @throws IOException when it cannot be read
     */
    public static JavaContent jar(Path jar, boolean isThorough) throws IOException {
        try (var zip = new ZipFile(jar.toFile())) {
            return new JavaScanner(isThorough).entries(zip);
        } catch (ZipException e) {
            // Nor can a JVM make anything of it.
            return JavaContent.NOTHING;
        }
    }

    /**
     * Looks at every class in a folder. There are no releases of one class in it: only jars have such.
     *
     * @param folder need not exist
     * @return nothing without classes
     * @throws IOException when a file cannot be read
     */
    public static JavaContent folder(Path folder) throws IOException {
        var scanner = new JavaScanner(true);
        if (Files.isDirectory(folder)) {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    var name = folder.relativize(file).toString().replace('\\', '/');
                    if (isClass(name) && !name.startsWith(VERSIONS)) {
                        try (var in = Files.newInputStream(file)) {
                            scanner.look(0, name, in);
                        }
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        }
        return scanner.content(Optional.empty());
    }

    private JavaContent entries(ZipFile zip) throws IOException {
        var manifest = manifest(zip);
        boolean isMultiRelease = Boolean.parseBoolean(manifest.getValue(Attributes.Name.MULTI_RELEASE));
        var packages = new HashSet<String>();
        for (var entries = zip.entries(); entries.hasMoreElements(); ) {
            var entry = entries.nextElement();
            var name = entry.getName();
            if (isClass(name)
                    && (isMultiRelease || !name.startsWith(VERSIONS))
                    && (isThorough || packages.add(name.substring(0, name.lastIndexOf('/') + 1)))) {
                entry(zip, entry);
            }
        }
        return content(Optional.ofNullable(manifest.getValue(TYPE)).map(String::trim));
    }

    private static Attributes manifest(ZipFile zip) throws IOException {
        var entry = zip.getEntry(JarFile.MANIFEST_NAME);
        if (entry == null) {
            return new Attributes();
        }
        try (var in = zip.getInputStream(entry)) {
            return new Manifest(in).getMainAttributes();
        } catch (IOException e) {
            // Of one that cannot be read, a JVM reads nothing either.
            return new Attributes();
        }
    }

    private void entry(ZipFile zip, ZipEntry entry) throws IOException {
        int since = since(entry.getName());
        if (since < 0) {
            return;
        }
        try (var in = zip.getInputStream(entry)) {
            look(since, entry.getName(), in);
        } catch (ZipException e) {
            // A damaged entry says nothing of the others.
        }
    }

    /** Of a multi-release jar: <a href="https://docs.oracle.com/en/java/javase/25/docs/specs/jar/jar.html#multi-release-jar-files">JAR File Specification, Java SE 25</a>; below 0 for what no JVM sees. */
    private static int since(String name) {
        if (!name.startsWith(VERSIONS)) {
            return 0;
        }
        int end = name.indexOf('/', VERSIONS.length());
        try {
            return end < 0 ? -1 : Integer.parseUnsignedInt(name.substring(VERSIONS.length(), end));
        } catch (NumberFormatException e) {
            return -1;
        }
    }

    /** What lies in BOOT-INF or WEB-INF is no package, and no JVM sees it by itself. */
    private static boolean isClass(String name) {
        return name.endsWith(CLASS)
                && !name.endsWith(MODULE_INFO)
                && name.lastIndexOf('-', name.lastIndexOf('/')) < (name.startsWith(VERSIONS) ? VERSIONS.length() : 0);
    }

    private void look(int since, String name, InputStream in) throws IOException {
        var start = in.readNBytes(ClassFileVersion.BYTES);
        ClassFileVersion.read(start, start.length).ifPresent(version -> {
            var file = new ClassFile(name, version);
            found.merge(since, ClassFiles.of(since, file), (before, now) -> before.with(file));
        });
    }

    private JavaContent content(Optional<String> type) {
        return new JavaContent(List.copyOf(found.values()), type);
    }
}
