package io.github.multiarch.cache;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.multiarch.fixtures.NativeFiles;
import io.github.multiarch.nativecode.NativeScanner;
import io.github.multiarch.nativecode.ScanJson;
import io.github.multiarch.nativecode.ScanLimits;
import io.github.multiarch.nativecode.ScanResult;
import io.github.multiarch.oci.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A result that is wrong on purpose tells what was remembered. */
class ScanCacheTest {
    private static final Duration AN_HOUR = Duration.ofHours(1);
    private static final long LIMIT = 1 << 20;
    private static final ScanResult NOTHING = new ScanResult(List.of(), List.of());

    @TempDir
    Path folder;

    private final List<String> warnings = new ArrayList<>();
    private Duration step = AN_HOUR;
    private Path cache;
    private Path file;

    @BeforeEach
    void files() throws IOException {
        cache = folder.resolve("cache");
        file = NativeFiles.write(folder.resolve("lib.so"), "arm64");
    }

    @Test
    void whatIsKnownByItsDigestIsNotLookedAt() throws Exception {
        assertEquals(List.of("linux/arm64"), scan(file));
        assertEquals(1, in("results").size());
        forge();
        assertEquals(List.of(), scan(file));
        var copy = Files.copy(file, folder.resolve("copy"));
        assertEquals(List.of(), scan(copy));
        NativeFiles.write(file, "s390x");
        assertEquals(List.of("linux/s390x"), scan(file));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aFileThatNobodyHasTouchedIsNotEvenRead() throws Exception {
        step = AN_HOUR.negated();
        assertEquals(List.of("linux/arm64"), scan(file));
        // Another's digest: whoever reads the file would notice.
        var other = NativeFiles.write(folder.resolve("other.so"), "amd64");
        assertEquals(List.of("linux/amd64"), scan(other));
        Files.writeString(list(), Files.readString(list()).replace(hex(file), hex(other)));
        assertEquals(List.of("linux/amd64"), scan(file));
    }

    @Test
    void aFileWithoutNativeCodeIsALineInTheList() throws Exception {
        step = AN_HOUR.negated();
        var text = Files.writeString(folder.resolve("readme"), "nothing to run");
        assertEquals(List.of(), scan(text));
        assertEquals(List.of(), in("results"));
        assertEquals(2, Files.readAllLines(list()).size());
        // Who looks into the file itself finds something.
        Files.writeString(list(), Files.readString(list()).replace(hex(text), hex(file)));
        assertEquals(List.of(), scan(file));
    }

    @Test
    void allThatIsNewIsWrittenAtOnceAndWhatOthersWroteStays() throws Exception {
        step = AN_HOUR.negated();
        var files = new ArrayList<Path>();
        for (var architecture : List.of("arm64", "s390x", "amd64")) {
            files.add(NativeFiles.write(folder.resolve(architecture), architecture));
        }
        scan(file);
        ScanCache.in(cache, LIMIT, new Warning(warnings::add), step)
                .scan(files, new NativeScanner(ScanLimits.defaults()), 2);
        assertEquals(5, Files.readAllLines(list()).size());
        var before = Files.readString(list());
        for (var one : files) {
            scan(one);
        }
        assertEquals(before, Files.readString(list()));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aListOfAnotherVersionIsForgotten() throws Exception {
        step = AN_HOUR.negated();
        scan(file);
        forge();
        Files.writeString(list(), "multiarch scans 0\nwhatever stood here\n");
        assertEquals(List.of("linux/arm64"), scan(file));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aResultThatIsGoneIsMadeAgain() throws Exception {
        step = AN_HOUR.negated();
        scan(file);
        Files.delete(in("results").get(0));
        assertEquals(List.of("linux/arm64"), scan(file));
        assertEquals(1, in("results").size());
        assertEquals(List.of(), warnings);
    }

    @Test
    void aYoungFileIsKnownByItsDigestOnly() throws Exception {
        step = AN_HOUR;
        scan(file);
        assertTrue(Files.readString(list()).contains("\n" + "-".repeat(64) + " " + hex(file)));
        forge();
        assertEquals(List.of(), scan(file));
        assertEquals(2, Files.readAllLines(list()).size());
    }

    @Test
    void whatIsDamagedCostsOneWarning() throws Exception {
        step = AN_HOUR.negated();
        scan(file);
        Files.writeString(in("results").get(0), "{");
        assertWarning();
        Files.writeString(list(), "{");
        assertWarning();
    }

    private void assertWarning() throws IOException {
        assertEquals(List.of("linux/arm64"), scan(file));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("is damaged"), warnings.toString());
        warnings.clear();
        assertEquals(List.of("linux/arm64"), scan(file));
        assertEquals(List.of(), warnings);
    }

    @Test
    void aCacheThatCannotBeWrittenCostsOneWarning() throws Exception {
        Files.writeString(cache, "no folder");
        assertEquals(List.of("linux/arm64"), scan(file));
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).startsWith("nothing can be kept in the cache"), warnings.toString());
    }

    @Test
    void whatIsThereTakesPartInTheLimit() throws Exception {
        for (int i = 0; i < 20; i++) {
            var one = NativeFiles.write(folder.resolve("file" + i), "arm64");
            Files.write(one, new byte[] {(byte) i}, StandardOpenOption.APPEND);
            scan(one, 10 * 4096);
        }
        assertEquals(9, in("results").size());
        assertEquals(21, Files.readAllLines(list()).size());
    }

    @Test
    void aFileThatIsNotThereIsNamed() {
        var failure = assertThrows(IOException.class, () -> scan(folder.resolve("gone.jar")));
        assertTrue(failure.getMessage().contains(folder.resolve("gone.jar").toString()), failure.getMessage());
    }

    private List<String> scan(Path what) throws IOException {
        return scan(what, LIMIT);
    }

    private List<String> scan(Path what, long limit) throws IOException {
        var scans = ScanCache.in(cache, limit, new Warning(warnings::add), step);
        var results = scans.scan(List.of(what), new NativeScanner(ScanLimits.defaults()), 1);
        assertEquals(1, results.size());
        return results.get(0).files().stream()
                .map(found -> found.code().platforms().get(0).toString())
                .toList();
    }

    /** Makes the cache say that there is nothing. */
    private void forge() throws IOException {
        Files.write(in("results").get(0), ScanJson.write(NOTHING));
    }

    private Path list() {
        return cache.resolve("scans/known");
    }

    private List<Path> in(String part) throws IOException {
        try (var files = Files.list(cache.resolve("scans").resolve(part))) {
            return files.sorted().toList();
        }
    }

    private static String hex(Path file) throws IOException {
        return Digest.of(Files.readAllBytes(file)).hex();
    }
}
