package io.github.multiarch.nativecode;

import io.github.multiarch.oci.Platform;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A file of macOS and its kin, for one machine or several.
 *
 * @param slices one for each machine, in the order of the file; at least one, and one only where the file is not fat
 */
public record MachOCode(List<Slice> slices) implements NativeCode {

    /**
     * The code for one machine.
     *
     * @param system macOS unless a load command says otherwise
     * @param machine that it is for
     * @param kind what it is for; a bundle is a library
     */
    public record Slice(OperatingSystem system, Machine machine, CodeKind kind) {
        private boolean runsOn(Platform platform) {
            return system.is(platform.os()) && platform.architecture().equals(machine.name());
        }

        /** Such as {@code darwin/arm64}. */
        @Override
        public String toString() {
            return system.platformName() + "/" + machine;
        }
    }

    /**
     * Copies the list.
     *
     * @throws IllegalArgumentException when it is empty
     */
    public MachOCode {
        slices = List.copyOf(slices);
        if (slices.isEmpty()) {
            throw new IllegalArgumentException("a Mach-O file without code");
        }
    }

    @Override
    public CodeKind kind() {
        return slices.get(0).kind();
    }

    @Override
    public List<Platform> platforms() {
        return slices.stream()
                .map(slice -> Platform.of(
                        slice.system().platformName(), slice.machine().name(), ""))
                .distinct()
                .toList();
    }

    @Override
    public boolean runsOn(Platform platform) {
        return slices.stream().anyMatch(slice -> slice.runsOn(platform));
    }

    /** Such as {@code Mach-O library for darwin/amd64 and darwin/arm64}. */
    @Override
    public String toString() {
        return "Mach-O " + kind() + " for "
                + slices.stream().map(Slice::toString).distinct().collect(Collectors.joining(" and "));
    }
}
