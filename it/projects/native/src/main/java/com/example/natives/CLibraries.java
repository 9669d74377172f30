package com.example.natives;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Platform;
import org.fusesource.jansi.internal.CLibrary;

/** Functions of the C library. */
final class CLibraries {
    private CLibraries() {}

    static void jna() {
        var libc = Native.load(Platform.C_LIBRARY_NAME, LibC.class);
        Expect.same(ProcessHandle.current().pid(), (long) libc.getpid());
    }

    /** Not AnsiConsole, which does without its native code; and why there is none is told only to those who ask. */
    static void jansi() {
        System.setProperty("jansi.graceful", "false");
        int noFile = -1;
        Expect.same(0, CLibrary.isatty(noFile));
    }

    interface LibC extends Library {
        int getpid();
    }
}
