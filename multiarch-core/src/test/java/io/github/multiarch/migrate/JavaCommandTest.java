package io.github.multiarch.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavaCommandTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "java -jar a.jar | [] none []",
                "/opt/java/bin/java -Xmx1g -Da=b -jar a.jar x y | [-Xmx1g, -Da=b] none [x, y]",
                "java -cp a:b com.acme.Main x | [] com.acme.Main [x]",
                "java org.springframework.boot.loader.launch.JarLauncher | [] none []",
                "sh -c 'exec java -jar a.jar' | [] none []",
                "/bin/sh -c 'java $JAVA_OPTS -jar a.jar ${0} $@' | [] none []",
                "java --module-path m -m a/b | nothing",
                "sh -c 'cd x && java -jar a.jar' | nothing",
                "python app.py | nothing",
                "java | nothing",
            })
    void knowsCallsOfJava(String command, String expected) {
        var told = JavaCommand.of(JavaCommand.split(Text.of(command)))
                .map(java -> words(java.flags()) + " "
                        + java.mainClass().map(Text::value).orElse("none") + " " + words(java.arguments()))
                .orElse("nothing");
        assertEquals(expected, told);
    }

    private static List<String> words(List<Text> texts) {
        return texts.stream()
                .map(Text::value)
                .filter(word -> !word.equals("${0}"))
                .toList();
    }
}
