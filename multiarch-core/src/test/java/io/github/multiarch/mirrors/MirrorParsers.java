package io.github.multiarch.mirrors;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.multiarch.fuzz.ParserCheck;
import io.github.multiarch.oci.Digest;
import io.github.multiarch.oci.ImageReference;
import io.github.multiarch.oci.MalformedDocumentException;
import java.util.List;
import java.util.Optional;

/** Files of other tools are refused with messages fit to be shown, or give rules that lead to names or say why not. */
public final class MirrorParsers {
    /** One entry for each parser: its name, what it is made for, what must hold. */
    public static final List<ParserCheck> CHECKS = List.of(
            ParserCheck.ofText(
                    "registries-conf",
                    List.of(
                            "unqualified-search-registries = ['a', \"b\"]\n[[registry]]\nprefix = \"docker.io/library\"\nlocation = 'a.example:5000/b'\n"
                                    + "blocked = false\ninsecure = true\n[[registry.mirror]]\nlocation = \"\"\"\nb.example\"\"\"\npull-from-mirror = 'tag-only'\n",
                            "registry = [{ prefix = '*.io', mirror = [{location = 'c'}, {location = \"d/\\u0065\"}] }] # so\r\n",
                            "[aliases]\n\"a/b\" = 'c'\n[a.b.\"c\"]\nd = 1979-05-27T07:32:00Z\ne = [1, -2.5, [inf]]\n",
                            "[registries.block]\nregistries = ['x']\n"),
                    MirrorParsers::registriesConf),
            ParserCheck.ofText(
                    "daemon-json",
                    List.of(
                            "{\"registry-mirrors\": [\"https://a.example\", \"http://[::1]:5000/\", \"https://u:p@b/c?d#e\"], \"debug\": true}",
                            " "),
                    MirrorParsers::daemonJson));

    private MirrorParsers() {}

    private static void registriesConf(String text) {
        ParserCheck.allowing(MalformedTomlException.class, () -> RegistriesConf.read(text, "registries.conf"))
                .ifPresent(MirrorParsers::rules);
    }

    private static void daemonJson(String text) {
        ParserCheck.allowing(
                        MalformedDocumentException.class,
                        () -> DockerMirrors.read(text, "daemon.json", ParserCheck::assertFitToBeShown))
                .ifPresent(rule -> rule.ifPresent(one -> rules(List.of(one))));
    }

    private static void rules(List<RegistryRule> rules) {
        for (var name : List.of("debian:12", "registry.example.com:5000/a/b", "a.io/x@sha256:" + "0".repeat(64))) {
            var image = ImageReference.parse(name);
            ParserCheck.allowing(
                    IllegalArgumentException.class,
                    () -> RegistryRule.of(image, rules).map(rule -> {
                        rule.mirrorsOf(image).forEach(source -> assertEquals(image.digest(), digest(source)));
                        return rule.itself(image);
                    }));
        }
    }

    private static Optional<Digest> digest(PullSource source) {
        return source.image().digest();
    }
}
