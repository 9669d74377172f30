package io.github.multiarch.validate;

/** How closely layers are looked at. */
public enum Layers {
    /** Each layer is there and has its size. It is not read. */
    LISTED,
    /** Each layer's bytes are held against its descriptor. */
    AS_STORED,
    /** Each layer is also unpacked and held against its diffID in the config. */
    UNPACKED
}
