package io.github.multiarch.registry;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
    @ParameterizedTest
    @CsvSource({
        "1, 225, 300, 375",
        "2, 450, 600, 750",
        "5, 3600, 4800, 6000",
        "7, 14400, 19200, 24000",
        "8, 15000, 20000, 25000",
        "64, 15000, 20000, 25000",
        "1000000, 15000, 20000, 25000"
    })
    void growsUpToALimitAndVariesByAQuarter(int failures, long least, long middle, long most) {
        assertEquals(Duration.ofMillis(least), new Backoff(() -> 0).after(failures));
        assertEquals(Duration.ofMillis(middle), new Backoff(() -> 0.5).after(failures));
        assertEquals(Duration.ofMillis(most), new Backoff(() -> 1).after(failures));
    }

    @Test
    void chanceIsAskedEachTime() {
        var backoff = new Backoff(new Random(42)::nextDouble);
        var waits = new ArrayList<Duration>();
        for (int i = 0; i < 100; i++) {
            var wait = backoff.after(3);
            assertTrue(wait.toMillis() >= 900 && wait.toMillis() <= 1500, wait.toString());
            waits.add(wait);
        }
        assertTrue(waits.stream().distinct().count() > 90, waits.toString());
        assertNotEquals(waits.get(0), waits.get(1));
    }
}
