package io.github.multiarch.migrate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PomTextTest {
    private static final Element OURS = Element.of(
            "plugin",
            List.of(
                    Element.of("groupId", "io.github.multiarch"),
                    Element.of("artifactId", "multiarch-maven-plugin"),
                    new Remark("not -- two"),
                    Element.of("version", "1 & <2>")));
    private static final String JIB =
            "<plugin>\n\t\t\t\t<groupId>com.google.cloud.tools</groupId><!-- c -->\n\t\t\t\t<artifactId> jib-maven-plugin </artifactId>\n\t\t\t</plugin>";

    @Test
    void theBlockComesBehindTheOtherPluginInItsStyle() {
        var pom = "<?xml version='1.0'?>\n<!-- <project> -->\n<project a='>'>\n\t<build>\n\t\t<plugins>\n\t\t\t" + JIB
                + "\n\t\t\t<plugin><artifactId>x</artifactId></plugin>\n\t\t</plugins>\n\t</build>\n</project>\n";
        assertEquals(
                pom.replace(
                        JIB,
                        JIB
                                + "\n\t\t\t<plugin>\n\t\t\t\t<groupId>io.github.multiarch</groupId>\n\t\t\t\t<artifactId>multiarch-maven-plugin</artifactId>\n"
                                + "\t\t\t\t<!-- not - - two -->\n\t\t\t\t<version>1 &amp; &lt;2&gt;</version>\n\t\t\t</plugin>"),
                new PomText(pom).with(OURS, ForeignPlugin.JIB));
    }

    @Test
    void linesEndAsTheyDoInThePom() {
        var pom = "<project>\r\n  <build>\r\n    <plugins>\r\n    </plugins>\r\n  </build>\r\n</project>\r\n";
        var changed = new PomText(pom).with(OURS, ForeignPlugin.JIB);
        assertEquals(
                changed.replace("\n", "").length(),
                changed.replace("\r\n", "").length() + changed.split("\r\n", -1).length - 1);
        assertEverythingStays(pom, changed);
    }

    /** Everything else is there, byte for byte, and what is new is where Maven looks for it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<project>\n</project>",
                "<project>\n  <name>x</name>\n</project>\n",
                "<project>\n  <build>\n  </build>\n</project>",
                "<project>\n  <build>\n    <finalName>x</finalName>\n  </build>\n</project>",
                "<project>\n    <build>\n        <pluginManagement>\n            <plugins>\n            </plugins>\n        </pluginManagement>\n    </build>\n</project>",
                "<project>\n  <build>\n    <plugins>\n      <plugin>\n        <artifactId>a</artifactId>\n      </plugin>\n    </plugins>\n  </build>\n</project>",
                "<project><build><plugins></plugins></build></project>",
                "<project>\n  <build>\n    <!-- <plugins> -->\n    <plugins>\n      <!-- none -->\n    </plugins>\n  </build>\n</project>",
            })
    void nothingElseChanges(String pom) {
        var changed = new PomText(pom).with(OURS, ForeignPlugin.JIB);
        var place = PomTags.of(changed).stream()
                .filter(one -> one.path().equals("project/build/plugins/plugin"))
                .filter(one -> changed.substring(one.start(), one.end()).contains("io.github.multiarch"))
                .findFirst();
        assertTrue(place.isPresent(), changed);
        assertEverythingStays(pom, changed);
        assertTrue(new PomText(changed).hasOurs(), changed);
    }

    /** Something new is in one place; before and behind it the text is the same. */
    private static void assertEverythingStays(String pom, String changed) {
        int same = 0;
        while (same < pom.length() && pom.charAt(same) == changed.charAt(same)) {
            same++;
        }
        var rest = pom.substring(same);
        assertTrue(changed.length() > pom.length() && changed.endsWith(rest), changed);
    }

    @Test
    void anEmptyElementIsOpened() {
        var changed = new PomText("<project>\n  <build/>\n</project>\n").with(OURS, ForeignPlugin.JIB);
        assertTrue(changed.startsWith("<project>\n  <build>\n    <plugins>\n      <plugin>\n"), changed);
        assertTrue(changed.endsWith("      </plugin>\n    </plugins>\n  </build>\n</project>\n"), changed);
    }

    @Test
    void aProfilesPluginHasItsBlockBesideIt() {
        var pom = "<project>\n  <profiles>\n    <profile>\n      <build>\n        <plugins>\n          " + JIB
                + "\n        </plugins>\n      </build>\n    </profile>\n  </profiles>\n</project>";
        var text = new PomText(pom);
        assertTrue(text.has(ForeignPlugin.JIB));
        var changed = text.with(OURS, ForeignPlugin.JIB);
        assertTrue(
                changed.contains("</plugin>\n          <plugin>\n            <groupId>io.github.multiarch"), changed);
        assertTrue(new PomText(changed).hasOurs());
    }

    @Test
    void whatIsManagedIsNotThere() {
        var pom = "<project>\n  <build>\n    <pluginManagement><plugins>" + JIB
                + "</plugins></pluginManagement>\n  </build>\n</project>";
        assertFalse(new PomText(pom).has(ForeignPlugin.JIB));
    }

    @ParameterizedTest
    @CsvSource({"'<project><a></project>'", "'<a/>'", "''", "'<project><!-- </project>'", "'<project'", "'</project>'"})
    void whatIsNoPomIsRefused(String text) {
        assertThrows(IllegalArgumentException.class, () -> new PomText(text));
    }
}
