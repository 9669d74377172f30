package io.github.multiarch.oci;

import static io.github.multiarch.oci.Hostile.row;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Configs of somebody who means harm. What is refused here never becomes the config of an image of ours. */
class HostileConfigsTest {
    private static final String START = "{'os':'linux','architecture':'arm64'";
    private static final String ROOTFS = ",'rootfs':{'type':'layers','diff_ids':['D']}";

    static Stream<Hostile> configs() {
        return Stream.of(
                row(
                        "no platform",
                        "{'rootfs':{'type':'layers','diff_ids':[]}}",
                        "does not say its os and architecture"),
                row("a platform in another case", "{'Os':'linux','architecture':'arm64'}", "'Os'", "expected 'os'"),
                row(
                        "an architecture twice",
                        START + ",'architecture':'amd64'" + ROOTFS + "}",
                        "Duplicate",
                        "architecture"),
                row("a variant that is a path", START + ",'variant':'../v8'" + ROOTFS + "}", "variant is '../v8'"),
                row("no rootfs", START + "}", "rootfs is missing"),
                row("a rootfs in another case", START + ",'RootFS':{'Layers':['D']}}", "'RootFS'", "expected 'rootfs'"),
                row("a rootfs of null", START + ",'rootfs':null}", "rootfs is missing"),
                row(
                        "a rootfs without a type",
                        START + ",'rootfs':{'diff_ids':['D']}}",
                        "rootfs.type is not 'layers', but ''"),
                row(
                        "a rootfs of another type",
                        START + ",'rootfs':{'type':'zip'}}",
                        "rootfs.type is not 'layers', but 'zip'"),
                row("diff_ids as text", rootfs("'D'"), "diff_ids is not a JSON array"),
                row(
                        "diff_ids in another case",
                        START + ",'rootfs':{'type':'layers','Diff_IDs':[]}}",
                        "expected 'diff_ids'"),
                row("a number as diff_id", rootfs("[7]"), "diff_ids is not a string"),
                row("a path as diff_id", rootfs("['sha256:../../x']"), "diff_ids", "sha256:../../x"),
                row("Env as text", config("'Env':'A=b'"), "config.Env is not a JSON array"),
                row("Env with a number", config("'Env':['A=b',1]"), "config.Env is not a string"),
                row("Env in another case", config("'env':['LD_PRELOAD=/x']"), "'env'", "expected 'Env'"),
                row("Env as an object", config("'Env':{'A':'b'}"), "config.Env is not a JSON array"),
                row("Cmd as text", config("'Cmd':'sh'"), "config.Cmd is not a JSON array"),
                row("Cmd with a list", config("'Cmd':[['sh']]"), "config.Cmd is not a string"),
                row("Entrypoint as text", config("'Entrypoint':'/bin/sh'"), "config.Entrypoint is not a JSON array"),
                row("Entrypoint in two cases", config("'Entrypoint':['a'],'entrypoint':['b']"), "'entrypoint'"),
                row("ports as a list", config("'ExposedPorts':['80/tcp']"), "config.ExposedPorts is not a JSON object"),
                row("volumes as text", config("'Volumes':'/data'"), "config.Volumes is not a JSON object"),
                row("labels as a list", config("'Labels':['a=b']"), "config.Labels is not a JSON object"),
                row("a label that is a number", config("'Labels':{'a':1}"), "config.Labels.a is not a string"),
                row("a user that is a number", config("'User':1000"), "config.User is not a string"),
                row("a folder that is a list", config("'WorkingDir':['/']"), "config.WorkingDir is not a string"),
                row("settings as a list", START + ROOTFS + ",'config':[]}", "config is not a JSON object"),
                row(
                        "settings in another case",
                        START + ROOTFS + ",'Config':{'User':'0'}}",
                        "'Config'",
                        "expected 'config'"),
                row("a time as a number", START + ROOTFS + ",'created':0}", "created is not a string"),
                row("history as an object", START + ROOTFS + ",'history':{}}", "history is not a JSON array"),
                row("history of texts", START + ROOTFS + ",'history':['x']}", "history[0] is not a JSON object"),
                row(
                        "a line that is half empty",
                        START + ROOTFS + ",'history':[{'empty_layer':'yes'}]}",
                        "history[0].empty_layer"),
                row(
                        "endless history",
                        START + ROOTFS + ",'history':[" + "{},".repeat(400_000) + "{}]}",
                        "Token count"));
    }

    @ParameterizedTest
    @MethodSource("configs")
    void isRefused(Hostile row) {
        row.assertRefused(MediaType.OCI_CONFIG, ImageConfig::parse);
    }

    private static String rootfs(String diffIds) {
        return START + ",'rootfs':{'type':'layers','diff_ids':" + diffIds + "}}";
    }

    private static String config(String settings) {
        return START + ROOTFS + ",'config':{" + settings + "}}";
    }
}
