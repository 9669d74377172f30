package io.github.multiarch.plan;

import io.github.multiarch.oci.Platform;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How machines are called by those who put them into classifiers. */
enum MachineSpelling {
    /** <a href="https://github.com/trustin/os-maven-plugin">os-maven-plugin</a>, and with it netty, gRPC and protobuf. */
    OS_DETECTED(1),
    /** Linux itself, and most JVMs. */
    KERNEL(2),
    /** Go and containers. */
    CONTAINERS(3),
    /** Games' libraries. */
    SHORT(4);

    /** A machine in each row, by Go's name, and its words in each spelling, the likeliest first; a dash where there is none. */
    private static final String TABLE = """
            amd64     x86_64        x86_64             amd64       x64
            arm64     aarch_64      aarch64            arm64       arm64
            arm/v7    arm_32        armv7,armhf,arm    armv7,arm   arm32
            arm/v6    arm_32        armv6,arm          armv6,arm   arm32
            ppc64le   ppcle_64      ppc64le            ppc64le     -
            s390x     s390_64       s390x              s390x       -
            386       x86_32        x86,i386           386         x86
            riscv64   riscv64       riscv64            riscv64     -
            loong64   loongarch_64  loongarch64        loong64     -
            mips64le  mipsel_64     mips64el           mips64le    -
            """;

    private static final Pattern SPACES = Pattern.compile(" +");
    private static final Pattern COMMA = Pattern.compile(",");
    private static final Map<String, List<String>> ROWS = rows();

    private final int column;

    MachineSpelling(int column) {
        this.column = column;
    }

    private static Map<String, List<String>> rows() {
        var rows = new LinkedHashMap<String, List<String>>();
        TABLE.lines().map(SPACES::split).forEach(cells -> rows.put(cells[0], Arrays.asList(cells)));
        return rows;
    }

    /** What anybody calls it, the likeliest first; whoever has a word for an unusual machine takes Go's. */
    static List<String> allWords(Platform platform) {
        var words = Arrays.stream(values())
                .flatMap(spelling -> spelling.words(platform).stream())
                .distinct()
                .toList();
        return words.isEmpty() ? List.of(platform.architecture()) : words;
    }

    /** The likeliest first; empty where the machine is unusual. */
    List<String> words(Platform platform) {
        var row = ROWS.get(
                platform.architecture() + platform.variant().map(v -> "/" + v).orElse(""));
        return row == null ? List.of() : words(row);
    }

    /** Those of all machines. */
    List<String> words() {
        return ROWS.values().stream().flatMap(row -> words(row).stream()).toList();
    }

    private List<String> words(List<String> row) {
        var cell = row.get(column);
        return cell.equals("-") ? List.of() : List.of(COMMA.split(cell));
    }
}
