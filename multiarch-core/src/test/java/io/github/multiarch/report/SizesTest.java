package io.github.multiarch.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SizesTest {
    @ParameterizedTest
    @CsvSource({
        "0, 0 B",
        "999, 999 B",
        "1000, 1.0 kB",
        "1049, 1.0 kB",
        "1050, 1.1 kB",
        "999949, 999.9 kB",
        "999950, 1.0 MB",
        "41300000, 41.3 MB",
        "2000000000, 2.0 GB",
        "999999999999, 1.0 TB",
        "9223372036854775807, 9223372.0 TB",
    })
    void sizesAreReadable(long bytes, String shown) {
        assertEquals(shown, Sizes.of(bytes));
    }

    @Test
    void noLocaleChangesThem() {
        var before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            assertEquals("1.5 kB", Sizes.of(1500));
        } finally {
            Locale.setDefault(before);
        }
    }
}
