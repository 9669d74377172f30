package com.example.natives;

import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.handler.ssl.OpenSsl;
import java.util.concurrent.TimeUnit;

/** Netty's ways around the JDK: BoringSSL instead of its TLS, epoll instead of its selectors. */
final class Netty {
    private Netty() {}

    static void tcnative() {
        OpenSsl.ensureAvailability();
        Expect.same("BoringSSL", OpenSsl.versionString());
    }

    /** A task wakes the event loop by its file descriptors. */
    static void epoll() throws Exception {
        Epoll.ensureAvailability();
        var loops = new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
        try {
            Expect.same(42, loops.submit(() -> 42).get(1, TimeUnit.MINUTES));
        } finally {
            loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).sync();
        }
    }
}
