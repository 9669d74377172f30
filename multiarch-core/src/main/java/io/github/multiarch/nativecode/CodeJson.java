package io.github.multiarch.nativecode;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.multiarch.oci.JsonFields;
import java.util.ArrayList;
import java.util.Optional;
import java.util.OptionalInt;

/** One file of native code as JSON. */
final class CodeJson {
    private static final String FORMAT = "format";
    private static final String SYSTEM = "system";
    private static final String MACHINE = "machine";
    private static final String KIND = "kind";

    private CodeJson() {}

    static void write(NativeCode code, ObjectNode json) {
        if (code instanceof ElfCode elf) {
            write(elf, json.put(FORMAT, "ELF"));
        } else if (code instanceof PeCode pe) {
            json.put(FORMAT, "PE")
                    .put(MACHINE, pe.machine().name())
                    .put(KIND, pe.kind().name());
        } else if (code instanceof MachOCode machO) {
            var slices = json.put(FORMAT, "Mach-O").putArray("slices");
            for (var slice : machO.slices()) {
                slices.addObject()
                        .put(SYSTEM, slice.system().name())
                        .put(MACHINE, slice.machine().name())
                        .put(KIND, slice.kind().name());
            }
        }
    }

    private static void write(ElfCode elf, ObjectNode json) {
        json.put(SYSTEM, elf.system().name())
                .put(MACHINE, elf.machine().name())
                .put(KIND, elf.kind().name())
                .put("flags", Integer.toUnsignedLong(elf.flags()))
                .put("libc", elf.libc().name());
        elf.arm().ifPresent(arm -> {
            var entry = json.putObject("arm").put("floats", arm.floats().name());
            arm.architecture().ifPresent(version -> entry.put("architecture", version));
        });
        elf.interpreter().ifPresent(path -> json.put("interpreter", path));
        var needed = json.putArray("needed");
        elf.needed().forEach(needed::add);
        elf.glibc().ifPresent(version -> {
            var numbers = json.putObject("glibc");
            numbers.put("major", version.major()).put("minor", version.minor()).put("patch", version.patch());
        });
        elf.flaw().ifPresent(why -> json.put("flaw", why));
    }

    /** Throws IllegalArgumentException for what was not written above. */
    static NativeCode read(JsonFields json) {
        var format = json.requiredString(FORMAT);
        return switch (format) {
            case "ELF" -> elf(json);
            case "PE" -> new PeCode(machine(json), kind(json));
            case "Mach-O" -> {
                var slices = new ArrayList<MachOCode.Slice>();
                for (var slice : json.objects("slices")) {
                    slices.add(new MachOCode.Slice(system(slice), machine(slice), kind(slice)));
                }
                yield new MachOCode(slices);
            }
            default -> throw new IllegalArgumentException("not a format of native code: " + format);
        };
    }

    private static ElfCode elf(JsonFields json) {
        return new ElfCode(
                system(json),
                machine(json),
                kind(json),
                (int) json.size("flags"),
                json.optional("arm").isPresent() ? Optional.of(arm(json.object("arm"))) : Optional.empty(),
                json.string("interpreter"),
                json.strings("needed"),
                Libc.valueOf(json.requiredString("libc")),
                json.optional("glibc").isPresent() ? Optional.of(glibc(json.object("glibc"))) : Optional.empty(),
                json.string("flaw"));
    }

    private static ArmAbi arm(JsonFields json) {
        return new ArmAbi(
                json.optional("architecture").isPresent()
                        ? OptionalInt.of((int) json.size("architecture"))
                        : OptionalInt.empty(),
                FloatAbi.valueOf(json.requiredString("floats")));
    }

    private static GlibcVersion glibc(JsonFields json) {
        return new GlibcVersion((int) json.size("major"), (int) json.size("minor"), (int) json.size("patch"));
    }

    private static OperatingSystem system(JsonFields json) {
        return OperatingSystem.valueOf(json.requiredString(SYSTEM));
    }

    private static Machine machine(JsonFields json) {
        return new Machine(json.requiredString(MACHINE));
    }

    private static CodeKind kind(JsonFields json) {
        return CodeKind.valueOf(json.requiredString(KIND));
    }
}
