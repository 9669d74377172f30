package com.example.natives;

/** The libraries, each with something that only its native code can do. */
enum Library {
    SQLITE("org.xerial:sqlite-jdbc", Databases::sqlite),
    ROCKSDB("org.rocksdb:rocksdbjni", Databases::rocksdb),
    SNAPPY("org.xerial.snappy:snappy-java", Compressors::snappy),
    ZSTD("com.github.luben:zstd-jni", Compressors::zstd),
    LZ4("org.lz4:lz4-java", Compressors::lz4),
    TCNATIVE("io.netty:netty-tcnative-boringssl-static", Netty::tcnative),
    EPOLL("io.netty:netty-transport-native-epoll", Netty::epoll),
    JNA("net.java.dev.jna:jna", CLibraries::jna),
    JANSI("org.fusesource.jansi:jansi", CLibraries::jansi);

    private final String coordinates;
    private final NativeCall call;

    Library(String coordinates, NativeCall call) {
        this.coordinates = coordinates;
        this.call = call;
    }

    /** {@code groupId:artifactId}. */
    String coordinates() {
        return coordinates;
    }

    NativeCall call() {
        return call;
    }
}
