package io.github.multiarch.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StageTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "FROM a:1 | <from>a:1</from>",
                "FROM --platform=$BUILDPLATFORM a:1 AS b;FROM c | <from>c</from>",
                "FROM a:1 AS b;ENV X=1;FROM b;ENV Y=2 | <from>a:1</from><env><X>1</X><Y>2</Y></env>",
                "ARG V=2;FROM a:$V | <from>a:2</from>",
                "ARG V=2;ARG GIVEN=x;FROM a:${V}-${GIVEN} | <from>a:2-theirs</from>",
                "FROM a:${project.version} | <from>a:${project.version}</from>",
                "FROM a;ENV A b c | <from>a</from><env><A>b c</A></env>",
                "FROM a;ENV A=1;ENV B=$A/2 | <from>a</from><env><A>1</A><B>1/2</B></env>",
                "FROM a;LABEL com.acme/team=b | <from>a</from><labels><entry><name>com.acme/team</name><value>b</value></entry></labels>",
                "FROM a;WORKDIR /x;WORKDIR y | <from>a</from><workdir>/x/y</workdir>",
                "FROM a;CMD run it | <from>a</from><cmd><exec><arg>/bin/sh</arg><arg>-c</arg><arg>run it</arg></exec></cmd>",
                "FROM a;ENTRYPOINT [\"x\", \"y z\"] | <from>a</from><entryPoint><exec><arg>x</arg><arg>y z</arg></exec></entryPoint>",
                "from a;expose 1 2/udp | <from>a</from><ports><port>1</port><port>2/udp</port></ports>",
            })
    void readsTheLastStage(String lines, String elements) {
        var stage = Stage.last(Dockerfile.parse(lines.replace(";", "\n")), Map.of("GIVEN", "theirs"));
        assertEquals(
                elements,
                stage.elements().stream()
                        .filter(element -> !element.isEmpty())
                        .map(element -> Poms.lines(element).replace("\n", ""))
                        .collect(Collectors.joining()));
    }

    @Test
    void linesGoOnBehindABackslash() {
        var stage = Stage.last(Dockerfile.parse("FROM a\nRUN b \\\n  # why\n  && c\nUSER d\n"), Map.of());
        assertEquals(1, stage.remarks().size());
        assertTrue(
                stage.remarks().get(0).text().contains("RUN b && c: "),
                stage.remarks().toString());
    }

    @ParameterizedTest
    @CsvSource({
        "COPY a /b, /b",
        "COPY a /b/, /b/",
        "COPY a b /c, /c/",
        "COPY a ., /w/",
        "COPY a ./d, /w/d",
        "ADD --chmod=755 a /e, /e",
        "'COPY [\"a\", \"/f\"]', /f",
    })
    void copiesGoWhereDockerPutsThem(String line, String target) {
        var stage = Stage.last(Dockerfile.parse("FROM x\nWORKDIR /w\n" + line), Map.of());
        assertEquals(target, stage.copies().get(0).target());
        assertEquals("a", stage.copies().get(0).sources().get(0));
    }
}
