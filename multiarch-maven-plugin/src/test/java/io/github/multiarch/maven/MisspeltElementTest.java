package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.apache.maven.model.PluginManagement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A name that no goal knows, wherever it stands below {@code <configuration>}. */
class MisspeltElementTest {
    @Test
    void whatASetterTakesIsKnown() {
        var given = "<dependencies><exclude>a:b</exclude><exclude>c:*</exclude></dependencies>";
        assertEquals(List.of(), PluginRun.of(given).problems("build"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<platfrom>linux/arm64</platfrom>                              | <platfrom>                        | <platform>",
                "<imgae>acme/orders</imgae>                                    | <imgae>                           | <image>",
                "<something/>                                                  | <something>                       | help -Ddetail",
                "<container><jvmFlag>-Xss1m</jvmFlag></container>              | <container><jvmFlag>              | <jvmFlags>",
                "<container><labels><a>b</a></labels><usr>1</usr></container>  | <container><usr>                  | <user>",
                "<container><ports><prot>80</prot></ports></container>         | <container><ports><prot>          | <port>",
                "<tags><tga>latest</tga></tags>                                | <tags><tga>                       | <tag>",
                "<platforms><platfrom>linux/arm64</platfrom></platforms>       | <platforms><platfrom>             | <platform>",
                "<platforms><platform><nmae>arm64</nmae></platform></platforms>| <platforms><platform><nmae>       | <name>",
                "<files><source><form>x</form></source></files>                | <files><source><form>             | <into>",
                "<files><folder>x</folder></files>                             | <files><folder>                   | <directory>, <source>",
                "<sources><source><archtecture>arm</archtecture></source></sources> | <source><archtecture>        | <architecture>",
                "<nativeCodeExclusions><exclusion><raeson>x</raeson></exclusion></nativeCodeExclusions> | <raeson> | <reason>",
                "<platformClassifiers><dependency><classifier/></dependency></platformClassifiers>  | <classifier> | <classifiers>",
                "<layers><layre><name>x</name></layre></layers>                | <layers><layre>                   | <layer>",
                "<layers><layer><nmae>x</nmae></layer></layers>                | <layers><layer><nmae>             | <name>",
                "<layers><layer><dependencies><include>a:b</include></dependencies></layer></layers> | <dependencies><include> | <dependency>",
                "<layers><layer><dependencies><exclude>a:b</exclude></dependencies></layer></layers> | <dependencies><exclude> | into <dependencies>",
                "<layers><layer><classes><clas>a</clas></classes></layer></layers> | <classes><clas>                | <class>",
                "<layers><layer><files><directory>/a</directory></files></layer></layers> | <files><directory>      | <file>",
                "<from><imagge>x</imagge></from>                               | <from><imagge>                    | <from> holds text",
                "<mainClass>com.acme.Main</mainClass>                          | <mainClass>                       | into <container>",
                "<container><tags><tag>1</tag></tags></container>              | <container><tags>                 | right below <configuration>",
            })
    void isAnErrorThatNamesTheNearest(String elements, String name, String nearest) {
        for (var goal : List.of("build", "push", "copy")) {
            var problems = PluginRun.of(elements).problems(goal);

            assertEquals(1, problems.size(), problems.toString());
            var parts = problems.get(0).split(": ", 2);
            assertTrue(parts[0].endsWith(name), problems.toString());
            assertTrue(parts[1].contains(nearest), problems.toString());
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<from><image>debian</image></from>                     | <from><image>              | is <from> here",
                "<to><image>acme/orders</image></to>                    | <to><image>                | is <image> here",
                "<extraDirectories><paths>x</paths></extraDirectories>  | <extraDirectories>         | <files>",
                "<imageName>acme/orders</imageName>                     | <imageName>                | <image>",
                "<layers><configuration>layers.xml</configuration></layers> | <layers><configuration>  | <layers><layer>",
                "<image><name>acme/orders</name></image>                | <image><name>              | <image>",
            })
    void ofAnotherPluginIsAnsweredWithOurs(String elements, String name, String ours) {
        var problems = PluginRun.of(elements).problems("build");

        assertEquals(1, problems.size(), problems.toString());
        assertTrue(problems.get(0).startsWith(name + ": is not known; "), problems.toString());
        assertTrue(problems.get(0).contains(ours), problems.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<tags combine.children='append'><tag>latest</tag><t>1</t></tags>",
                "<container combine.self='override'><entrypoint><program>/bin/a</program></entrypoint></container>",
                "<engine>podman</engine><to>oci:x</to><dryRun>true</dryRun><mode>append</mode>",
                "<password>secret</password><platformTags/><skip>${skipTests}</skip>",
                "<platforms><platform implementation='com.acme.Own'><x/></platform></platforms>",
                "<layers><layer><name>x</name><dependencies><dependency>a:b</dependency></dependencies><classes><class>a/**</class></classes><files><file>/a</file></files></layer></layers>",
                "<annotations><any.thing>a</any.thing></annotations>",
            })
    void isNoneThatAnyGoalKnows(String elements) {
        for (var goal : List.of("build", "push", "index", "copy")) {
            assertEquals(List.of(), PluginRun.of(elements).problems(goal));
        }
    }

    @Test
    void isToldOfEachExecutionAndOnceOfAll() {
        var run = PluginRun.of("<imgae>x</imgae>")
                .execution("one", "build", "<imgae>x</imgae><formt>oci</formt>")
                .execution("two", "push", "<imgae>x</imgae><forec>true</forec>");

        assertEquals(
                List.of("<imgae>", "execution one: <formt>", "execution two: <forec>"),
                run.problems("build").stream()
                        .map(problem -> problem.substring(0, problem.indexOf(": is ")))
                        .toList());
    }

    @Test
    void isToldWhereOnlyPluginManagementHasThePlugin() {
        var run = PluginRun.of("<imgae>x</imgae>");
        run.run.project.getBuild().removePlugin(run.plugin);
        run.run.project.getBuild().setPluginManagement(new PluginManagement());
        run.run.project.getBuild().getPluginManagement().addPlugin(run.plugin);

        assertEquals(1, run.problems("inspect").size());
    }
}
