package io.github.multiarch.it.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoalTimesTest {
    @Test
    void aGoalEndsWhereTheNextBeginsInBothStylesOfMaven() {
        var lines = """
                300 [INFO] Scanning for projects...
                1000 [INFO] --- maven-jar-plugin:3.5.1:jar (default-jar) @ app ---
                1100 [INFO] Building jar: app.jar
                1500 [INFO]\s
                1500 [INFO] --- multiarch-maven-plugin:0.1.0-SNAPSHOT:build (default) @ app ---
                2000 [INFO] --- multiarch:0.1.0-SNAPSHOT:push (default) @ app ---
                2250 [INFO] ------------------------------------------------------------------------
                2300 [INFO] BUILD SUCCESS
                2400 [INFO] ------------------------------------------------------------------------
                """.split("\n", -1);
        assertEquals(
                Map.of("jar:jar", 0.5, "multiarch:build", 0.5, "multiarch:push", 0.25),
                GoalTimes.parse(Arrays.asList(lines)));
    }
}
