package io.github.multiarch.fuzz;

import io.github.multiarch.build.ArchiveParsers;
import io.github.multiarch.cache.CacheParsers;
import io.github.multiarch.classfile.ClassFileParsers;
import io.github.multiarch.credentials.CredentialParsers;
import io.github.multiarch.fragment.FragmentParsers;
import io.github.multiarch.inputs.InputsParsers;
import io.github.multiarch.layout.LayoutParsers;
import io.github.multiarch.mirrors.MirrorParsers;
import io.github.multiarch.nativecode.NativeParsers;
import io.github.multiarch.registry.RegistryParsers;
import io.github.multiarch.spec.SpecParsers;
import java.util.List;
import java.util.stream.Stream;

/** Every parser of foreign input. */
final class ParserChecks {
    static final List<ParserCheck> ALL = Stream.of(
                    OciParsers.CHECKS,
                    RegistryParsers.CHECKS,
                    CredentialParsers.CHECKS,
                    NativeParsers.CHECKS,
                    ArchiveParsers.CHECKS,
                    CacheParsers.CHECKS,
                    ClassFileParsers.CHECKS,
                    SpecParsers.CHECKS,
                    FragmentParsers.CHECKS,
                    InputsParsers.CHECKS,
                    LayoutParsers.CHECKS,
                    MirrorParsers.CHECKS)
            .flatMap(List::stream)
            .toList();

    private ParserChecks() {}

    static ParserCheck named(String name) {
        return ALL.stream()
                .filter(check -> check.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no parser is called " + name));
    }
}
