package com.example.natives;

/** A call that ends in native code, and looks at what comes back. */
@FunctionalInterface
interface NativeCall {
    /** Libraries fail in many ways where their native code is missing: by exceptions of their own, and by errors. */
    void run() throws Throwable;
}
