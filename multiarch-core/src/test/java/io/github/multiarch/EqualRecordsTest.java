package io.github.multiarch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.github.multiarch.config.ImagePath;
import io.github.multiarch.config.PlacedFiles;
import io.github.multiarch.oci.Descriptor;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MediaType;
import io.github.multiarch.oci.Platform;
import io.github.multiarch.registry.HttpProxy;
import io.github.multiarch.registry.Limits;
import io.github.multiarch.registry.RegistryOptions;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Records whose equality is written out: every part counts, and nothing else. */
class EqualRecordsTest {
    private static final Digest DIGEST = Digest.of(new byte[] {1});
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private record Row(Class<? extends Record> type, List<Object> parts, List<Object> others) {
        @Override
        public String toString() {
            return type.getSimpleName();
        }
    }

    static Stream<Row> records() {
        return Stream.of(
                new Row(
                        PlacedFiles.class,
                        List.of("a", Path.of("b"), new ImagePath("/c"), true, Optional.of(Path.of("d"))),
                        List.of("z", Path.of("y"), ImagePath.ROOT, false, Optional.empty())),
                new Row(
                        Digest.class,
                        List.of(Digest.Algorithm.SHA256, "a".repeat(64)),
                        List.of(Digest.Algorithm.SHA256, "b".repeat(64))),
                new Row(MediaType.class, List.of("application/one"), List.of("application/other")),
                new Row(
                        Platform.class,
                        List.of("linux", "arm", Optional.of("v7"), Optional.of("10"), List.of("a")),
                        List.of("freebsd", "riscv64", Optional.of("v6"), Optional.empty(), List.of())),
                new Row(
                        ImageReference.class,
                        List.of("one.example.com", "one", Optional.of("1"), Optional.of(DIGEST)),
                        List.of("other.example.com", "other", Optional.of("2"), Optional.empty())),
                new Row(
                        Descriptor.class,
                        List.of(
                                MediaType.OCI_CONFIG,
                                DIGEST,
                                1L,
                                List.of("https://example.com"),
                                new TreeMap<>(),
                                Optional.of(Platform.parse("linux/amd64")),
                                Optional.of("application/example")),
                        List.of(
                                MediaType.OCI_INDEX,
                                Digest.of(new byte[] {2}),
                                2L,
                                List.of(),
                                new TreeMap<>(Map.of("a", "b")),
                                Optional.empty(),
                                Optional.empty())),
                new Row(
                        RegistryOptions.class,
                        List.of(Set.of("a"), Set.of("b"), Optional.of(Path.of("c")), Limits.defaults(), List.of(), "d"),
                        List.of(
                                Set.of(),
                                Set.of(),
                                Optional.empty(),
                                new Limits(1, 1, MINUTE, MINUTE, MINUTE),
                                List.of(new HttpProxy("http", "proxy", 1, "", Optional.empty())),
                                "e")),
                new Row(Limits.class, List.of(1, 2, SECOND, SECOND, SECOND), List.of(2, 3, MINUTE, MINUTE, MINUTE)));
    }

    @ParameterizedTest
    @MethodSource("records")
    void everyPartCounts(Row row) throws ReflectiveOperationException {
        var constructor = constructor(row.type());
        var record = constructor.newInstance(row.parts().toArray());
        assertEquals(record, constructor.newInstance(row.parts().toArray()));
        assertEquals(
                record.hashCode(),
                constructor.newInstance(row.parts().toArray()).hashCode());
        assertNotEquals(record, null);
        assertNotEquals(record, "text");
        for (int i = 0; i < row.parts().size(); i++) {
            var parts = row.parts().toArray();
            parts[i] = row.others().get(i);
            if (!parts[i].equals(row.parts().get(i))) {
                assertNotEquals(record, constructor.newInstance(parts), "part " + i);
            }
        }
    }

    private static Constructor<? extends Record> constructor(Class<? extends Record> type)
            throws NoSuchMethodException {
        return type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new));
    }
}
