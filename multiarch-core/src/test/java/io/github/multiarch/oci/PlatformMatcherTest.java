package io.github.multiarch.oci;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;

class PlatformMatcherTest {
    @ParameterizedTest
    @CsvFileSource(resources = "/platforms/matching.csv", delimiter = ';', numLinesToSkip = 1)
    void theOrderIsThatOfContainerd(String machine, String runs, String doesNotRun) {
        var matcher = PlatformMatcher.of(entry(machine));
        var wanted = entries(runs);
        var others = entries(doesNotRun);
        // Whatever the order of the index is.
        var index = new ArrayList<>(others);
        index.addAll(wanted);
        assertEquals(wanted, chosen(matcher, index));
        Collections.reverse(index);
        assertEquals(wanted, chosen(matcher, index));
        others.forEach(other -> assertEquals(OptionalInt.empty(), matcher.rank(other), other.toString()));
    }

    private static List<Platform> chosen(PlatformMatcher matcher, List<Platform> index) {
        return matcher.order(index).stream().map(index::get).toList();
    }

    private static List<Platform> entries(String names) {
        return Stream.of(names.split(" ")).map(PlatformMatcherTest::entry).toList();
    }

    /** As an index has it: whatever it says, in normal form. */
    private static Platform entry(String name) {
        var nameAndFeatures = name.replace(")", "").split("\\(", -1);
        var parts = nameAndFeatures[0].split("/", -1);
        return new Platform(
                parts[0],
                parts[1],
                Optional.of(parts.length > 2 ? parts[2] : ""),
                Optional.empty(),
                nameAndFeatures.length > 1 ? List.of(nameAndFeatures[1].split(",")) : List.of());
    }

    @Test
    void ofTwoThatFitEquallyTheFirstIsTaken() {
        var older = new Platform("windows", "amd64", Optional.empty(), Optional.of("10.0.17763.1"), List.of());
        var newer = new Platform("windows", "amd64", Optional.empty(), Optional.of("10.0.20348.1"), List.of());
        var matcher = PlatformMatcher.of(Platform.parse("windows/amd64"));
        assertEquals(List.of(0, 1), matcher.order(List.of(older, newer)));
        assertEquals(List.of(0, 1), matcher.order(List.of(newer, older)));
        assertEquals(List.of(), matcher.order(List.of()));
    }

    @Test
    void anUnknownVariantOfArm64RunsNothing() {
        var odd = Platform.of("linux", "arm64", "v8.10");
        assertEquals(List.of(), PlatformMatcher.of(odd).runnable());
        assertEquals(
                List.of(),
                PlatformMatcher.of(Platform.of("linux", "arm64", "v9.8")).runnable());
        assertEquals(OptionalInt.empty(), PlatformMatcher.of(odd).rank(odd));
    }

    @Test
    void machinesHaveVariantsThatImagesDoNotHave() {
        for (var name : List.of("linux/arm/v8", "arm/v4", "linux/arm64/v8.9", "arm64/v9.7")) {
            var machine = Platform.parseMachine(name);
            assertTrue(machine.toString().endsWith(name), machine.toString());
            assertThrows(IllegalArgumentException.class, () -> Platform.parse(name));
            assertEquals(machine, PlatformMatcher.of(machine).runnable().get(0));
        }
        assertEquals(Platform.parse("linux/arm64"), Platform.parseMachine("aarch64"));
        assertThrows(IllegalArgumentException.class, () -> Platform.parseMachine("linux/arm64/v8.10"));
        assertThrows(IllegalArgumentException.class, () -> Platform.parseMachine("linux/amd64/v8"));
    }
}
