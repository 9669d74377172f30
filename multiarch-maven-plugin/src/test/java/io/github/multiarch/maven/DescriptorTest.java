package io.github.multiarch.maven;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.apache.maven.plugin.descriptor.MojoDescriptor;
import org.apache.maven.plugin.descriptor.Parameter;
import org.apache.maven.plugin.descriptor.PluginDescriptor;
import org.junit.jupiter.api.Test;

/** What IDEs, {@code help:describe} and Maven itself know of the goals. */
class DescriptorTest {
    /** Elements, and the time that is a property of the project. */
    private static final Set<String> WITHOUT_PROPERTY = Set.of(
            "annotations",
            "directories",
            "files",
            "layers",
            "permissions",
            "nativeCodeExclusions",
            "platformClassifiers",
            "container",
            "dependencies",
            "sources",
            "outputTimestamp",
            "platforms");

    private final PluginDescriptor plugin = PluginRun.DESCRIPTOR;

    @Test
    void bindsTheGoalsToTheirPhases() {
        var phases = new TreeMap<String, String>();
        plugin.getMojos().forEach(mojo -> phases.put(mojo.getGoal(), String.valueOf(mojo.getPhase())));

        assertEquals(
                "{build=package, check=verify, copy=null, drift=null, export=null, help=null, index=null, inspect=null, load=null, migrate=null, push=deploy, verify=null}",
                phases.toString());
        assertEquals("multiarch", plugin.getGoalPrefix());
        assertEquals("runtime+system", plugin.getMojo("build").getDependencyResolutionRequired());
        assertEquals("runtime+system", plugin.getMojo("check").getDependencyResolutionRequired());
        assertEquals(false, plugin.getMojo("inspect").isProjectRequired());
        assertEquals(false, plugin.getMojo("index").isProjectRequired());
        assertEquals(false, plugin.getMojo("verify").isProjectRequired());
        assertEquals(false, plugin.getMojo("copy").isProjectRequired());
        assertEquals(false, plugin.getMojo("drift").isProjectRequired());
        plugin.getMojos().forEach(mojo -> assertTrue(mojo.isThreadSafe(), mojo.getGoal()));
    }

    @Test
    void documentsEveryParameterWithAnExample() {
        assertAll(ours().stream()
                .flatMap(mojo -> mojo.getParameters().stream().map(parameter -> () -> {
                    var text = String.valueOf(parameter.getDescription());
                    assertTrue(text.contains("Example:"), mojo.getGoal() + " " + parameter.getName() + ": " + text);
                })));
    }

    @Test
    void givesEveryParameterThePropertyOfItsName() {
        assertAll(ours().stream()
                .flatMap(mojo -> mojo.getParameters().stream()
                        .filter(parameter -> !WITHOUT_PROPERTY.contains(parameter.getName()))
                        .map(parameter -> () -> assertEquals(
                                "${multiarch." + property(parameter.getName()) + "}",
                                mojo.getMojoConfiguration()
                                        .getChild(parameter.getName())
                                        .getValue(),
                                mojo.getGoal()))));
    }

    /** Maven gives a property's value to the parameter that has it, as names; those of the pom may be elements. */
    @Test
    void platformsOfThePomHaveNoProperty() {
        assertAll(ours().stream()
                .map(mojo ->
                        () -> assertNull(mojo.getMojoConfiguration().getChild("platforms", false), mojo.getGoal())));
    }

    @Test
    void knowsTheParametersThatScriptsRelyOn() {
        assertEquals(
                "annotations caFile cache cacheSize compression container containerizingMode dependencies directories files filesDirectory format from image insecureRegistries layers nativeCode"
                        + " nativeCodeExclusions nativeLibraries outputDirectory outputTimestamp parallelism password permissions platformClassifiers platformTags platforms pull registryMirrors retries"
                        + " selectedPlatforms skip tagFrom tags timeout tokenServers username",
                names("build"));
        assertEquals(
                names("build").replace("outputDirectory outputTimestamp", "output outputDirectory outputTimestamp"),
                names("check"));
        assertEquals(
                "caFile cache cacheSize force fragment image insecureRegistries outputDirectory parallelism password platformTags pushAtEnd registryMirrors retries skip stale tagFrom tags"
                        + " timeout tokenServers username",
                names("push"));
        assertEquals(
                names("push")
                        .replace(" force fragment ", " ")
                        .replace(" pushAtEnd ", " ")
                        .replace("platformTags", "platform platformTags")
                        .replace("timeout ", "timeout to "),
                names("export"));
        assertEquals(true, plugin.getMojo("export").isProjectRequired());
        assertEquals("plugin write", names("migrate"));
        assertEquals(
                names("export")
                        .replace(" to ", " ")
                        .replace("cacheSize ", "cacheSize engine ")
                        .replace(" skip ", " selectedPlatforms skip "),
                names("load"));
        assertEquals(
                "caFile cache cacheSize for image insecureRegistries output parallelism password platform registryMirrors retries timeout tokenServers username",
                names("inspect"));
        assertEquals(names("inspect").replace(" for ", " ").replace("platform ", ""), names("drift"));
        assertEquals(
                names("inspect")
                        .replace(" for ", " ")
                        .replace("insecureRegistries", "insecureRegistries layers")
                        .replace("cacheSize", "cacheSize deep")
                        .replace("platform ", "platforms "),
                names("verify"));
        assertEquals(
                "caFile cache cacheSize format from image insecureRegistries parallelism password platforms referrers registryMirrors retries tags timeout tokenServers username",
                names("copy"));
    }

    @Test
    void knowsTheParametersOfAnIndex() {
        assertEquals(
                "annotations caFile cache cacheSize dryRun force format fragments ignoreMissing image insecureRegistries mode parallelism password platformTags"
                        + " platforms referrers registryMirrors retries sources spec tagFrom tags template timeout tokenServers username",
                names("index"));
    }

    private static String property(String parameter) {
        return parameter.equals("selectedPlatforms") ? "platforms" : parameter;
    }

    private List<MojoDescriptor> ours() {
        return plugin.getMojos().stream()
                .filter(mojo -> !mojo.getGoal().equals("help"))
                .toList();
    }

    private String names(String goal) {
        return plugin.getMojo(goal).getParameters().stream()
                .map(Parameter::getName)
                .sorted()
                .collect(Collectors.joining(" "));
    }
}
