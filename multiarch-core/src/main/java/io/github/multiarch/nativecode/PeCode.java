package io.github.multiarch.nativecode;

import io.github.multiarch.oci.Platform;
import java.util.List;

/**
 * A program or DLL of Windows: <a href="https://learn.microsoft.com/en-us/windows/win32/debug/pe-format">PE format</a>, sections "Machine Types" and "Characteristics".
 *
 * @param machine that it is for
 * @param kind a DLL is a library; never static
 */
public record PeCode(Machine machine, CodeKind kind) implements NativeCode {

    @Override
    public List<Platform> platforms() {
        return List.of(Platform.of(OperatingSystem.WINDOWS.platformName(), machine.name(), ""));
    }

    @Override
    public boolean runsOn(Platform platform) {
        return OperatingSystem.WINDOWS.is(platform.os())
                && platform.architecture().equals(machine.name());
    }

    /** Such as {@code PE library for windows/amd64}. */
    @Override
    public String toString() {
        return "PE " + kind + " for windows/" + machine;
    }
}
